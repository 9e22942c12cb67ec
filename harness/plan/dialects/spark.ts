import type { Dialect } from '../dialect';
import { javaPattern } from './java-pattern';

/** Spark SQL 3.5. */
export const spark: Dialect = {
  name: 'spark',
  // In double quotes a name would be a text: max("n") returns the letter n.
  identifier: (name) => `\`${name.replaceAll('`', '``')}\``,
  // Spark reads backslashes as escapes, and two adjacent quotes as the end of one text and the start of another. The
  // quote is escaped by its number, so that quotes stay paired: `indented` tells by them where a text ends.
  text: (value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", '\\u0027')}'`,
  // (?d): Java's dot leaves out \r and other line ends too, the others' \n alone. (?u): (?i) folds more than ASCII.
  matches: (text, pattern) => `regexp_like(${text}, ${spark.text(`(?du)${javaPattern(pattern)}`)})`,
  isNaN: (value) => `isnan(${value})`,
  asText: (value) => `CAST(${value} AS STRING)`,
  // The session's zone must be UTC: Spark reads a timestamp without a zone in it.
  unixMs: (moment) => `unix_millis(CAST(${moment} AS TIMESTAMP))`,
  billsScans: true,
  rowHash: () => null,
};
