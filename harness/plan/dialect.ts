/** How one engine spells what the others spell differently. Nothing outside `dialects/` knows an engine's spelling. */
export interface Dialect {
  readonly name: 'duckdb' | 'trino' | 'spark';
  /** A table or column name, quoted. */
  identifier(name: string): string;
  /** A text literal. */
  text(value: string): string;
  /** Whether text matches a regular expression anywhere in it (write `[.]`, not backslashes). */
  matches(text: string, pattern: string): string;
  /** Whether a float or double is NaN, which engines order differently: above all numbers, or nowhere. */
  isNaN(value: string): string;
  /** Any scalar as unbounded text. */
  asText(value: string): string;
  /** Unix ms of a date or timestamp. */
  unixMs(moment: string): string;
  /** Whether a second scan of a column costs money, and not just a little time: groups are then nested in one scan. */
  readonly billsScans: boolean;
  /** An integer that is equal for equal rows, cheap to compute; null where the engine has none. */
  rowHash(columns: readonly string[]): string | null;
}
