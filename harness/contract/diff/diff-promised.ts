/** One promise of a contract about its table's data. */
import type { Severity } from '../contract';
import { type Allowed, exactly } from './diff-sets';

export interface Promised {
  /** Identity in the contract, e.g. `columns.email.required`, `quality.not_empty`. */
  readonly path: string;
  /** The column it is about; null: the table. */
  readonly column: string | null;
  readonly severity: Severity;
  /** What is measured: another subject is another promise. */
  readonly subject: string;
  /** What the figure or value may be. */
  readonly allowed: Allowed;
  /** The promise in words. */
  readonly says: string;
  readonly description: string;
}

/** A promise on the whole table, an error, that holds or does not; `parts` says what differs from that. */
export function promised(path: string, parts: Partial<Promised> & { readonly says: string }): Promised {
  return {
    path,
    column: null,
    severity: 'error',
    subject: '',
    allowed: exactly(null),
    description: '',
    ...parts,
  };
}
