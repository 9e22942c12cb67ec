/** One difference between two versions of a contract, as it matters to those who read the table. */
export type ChangeKind = 'breaking' | 'compatible' | 'documentation';

export interface Change {
  readonly table: string;
  /** Where in the contract, e.g. `columns.email.type`; empty for the table as a whole. */
  readonly path: string;
  readonly kind: ChangeKind;
  /** What changed, in words. */
  readonly what: string;
}
