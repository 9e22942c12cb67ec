/** What reading fragments must remember from one window of a file to the next. */

export interface Framing {
  line: number;
  /** Nothing but blanks stands before the position on its line. */
  lineStart: boolean;
  /**
   * The position is on a refused line; in a refused object, whose last brace may stand on this line; on a line of one
   * that is refused up to its end; or at the start of the line behind that.
   */
  refusing: 'line' | 'object' | 'objectLine' | 'behindObject' | null;
  /** In a refused object: the braces that are open, and whether the position is in a string. */
  depth: number;
  inString: boolean;
  inArray: boolean;
  /** The file's end was reported as a reject already. */
  endReported: boolean;
}

export const framingAtStart: Framing = {
  line: 1,
  lineStart: true,
  refusing: null,
  depth: 0,
  inString: false,
  inArray: false,
  endReported: false,
};
