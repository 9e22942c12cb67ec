/** What the parsing of one schema object may look at, and where it says what it finds wrong. */

import type { Path, Report } from '../problem';
import type { TableEntry } from './names';

export interface Scope {
  /** The schema object in hand. */
  readonly entry: TableEntry;
  /** Every table of every file. */
  readonly tables: readonly TableEntry[];
  /** `v3.0.2`, .. of the document. */
  readonly apiVersion: string;
  readonly report: Report;
}

/** A part of a contract and the place it was read from. */
export interface Placed<T> {
  readonly value: T;
  readonly path: Path;
}
