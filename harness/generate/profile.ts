/** What a profile is: landing lines of a data set that does not exist, and the exact rows of every table built of it. */
import type { Expectations } from '../contract/expectations';

export interface Profile {
  readonly name: string;
  /** Folders the files are written to, one a source: `<source>/landing/<source>-<13 digits>.json`. */
  readonly sources: readonly string[];
  /** Landing rows of one unit of scale: exact where the profile fixes them, else what to expect. */
  readonly rowsPerUnit: number;
  /** The landing lines, a few kilobytes at a time, unit after unit, so that memory does not grow with scale. */
  pieces(scale: number, seed: number): Generator<Piece, Outcome>;
}

/** Lines of one source; `text` is plain ASCII and ends in a new line. */
export interface Piece {
  readonly source: string;
  readonly form: Form;
  readonly lines: number;
  readonly text: string;
}

/** Quirky lines stand in files of their own, so that a reader meets plain files and quirky ones. */
export type Form = 'plain' | 'quirky';

export type Outcome = Pick<Expectations, 'rows'> & { readonly asOf: number };
