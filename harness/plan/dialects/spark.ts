import type { Dialect } from '../dialect';
import { withStrictEnd } from './strict-end';

/** Spark SQL 3.5. */
export const spark: Dialect = {
  name: 'spark',
  // In double quotes a name would be a text: max("n") returns the letter n.
  identifier: (name) => `\`${name.replaceAll('`', '``')}\``,
  // Spark reads backslashes as escapes, and two adjacent quotes as the end of one text and the start of another.
  text: (value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
  // (?d): to Java the dot leaves out \r and other line ends too, to the other engines \n alone.
  matches: (text, pattern) => `regexp_like(${text}, ${spark.text(`(?d)${withStrictEnd(pattern)}`)})`,
  isNaN: (value) => `isnan(${value})`,
  asText: (value) => `CAST(${value} AS STRING)`,
  unixMs: (moment) => `unix_millis(CAST(${moment} AS TIMESTAMP))`,
  billsScans: true,
  rowHash: () => null,
};
