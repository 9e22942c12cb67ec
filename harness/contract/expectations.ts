/** Exact rows a table of a known data set, by policy: `contracts/expectations/<data set>.yaml`. */
export interface Expectations {
  /** Name of the data set. */
  readonly dataset: string;
  readonly file: string;
  /** The moment (Unix ms) at which freshness is judged; null: now. */
  readonly asOf: number | null;
  /** Policy, then table, then rows. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Rows by table that `policy` must give; null where the data set says nothing of that policy. */
export function expectedRows(
  expectations: Expectations,
  policy: string,
): Readonly<Record<string, number>> | null {
  return Object.hasOwn(expectations.rows, policy) ? (expectations.rows[policy] ?? null) : null;
}
