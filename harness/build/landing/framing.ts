/** What reading fragments must remember from one window of a file to the next. */

export interface Framing {
  line: number;
  /** Nothing but blanks stands before the position on its line. */
  lineStart: boolean;
  /** The position is on a refused line, on one of a refused object, or at the start of the line behind that. */
  refusing: 'line' | 'objectLine' | 'behindObject' | null;
  inArray: boolean;
  /** The file's end was reported as a reject already. */
  endReported: boolean;
}

export const framingAtStart: Framing = {
  line: 1,
  lineStart: true,
  refusing: null,
  inArray: false,
  endReported: false,
};
