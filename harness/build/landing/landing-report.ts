/** What became of the landing files of one table. Refused data is a figure here and a verdict later, not an error. */

export interface LandingReport {
  readonly table: string;
  /** Number of files read. */
  readonly files: number;
  /** Rows in the Parquet file. */
  readonly rows: number;
  /** What the files hold: rows and rejects. */
  readonly fragments: number;
  readonly rejects: number;
  /** The first rejects, at most five a table. */
  readonly samples: readonly Reject[];
}

/** A fragment that gave no row. */
export interface Reject {
  readonly file: string;
  /** Line, from 1, on which the fragment starts (of the unpacked text of a `.gz`). */
  readonly line: number;
  /** Its first 80 characters, masked. */
  readonly text: string;
  readonly reason: string;
}

export const mostSamples = 5;
