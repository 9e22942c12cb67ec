import type { Dialect } from '../dialect';
import { javaPattern } from './java-pattern';

/** Trino 476, which is also Athena's engine version 3. */
export const trino: Dialect = {
  name: 'trino',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  text: (value) => `'${value.replaceAll("'", "''")}'`,
  matches: (text, pattern) => `regexp_like(${text}, ${trino.text(javaPattern(pattern))})`,
  isNaN: (value) => `is_nan(${value})`,
  asText: (value) => `CAST(${value} AS VARCHAR)`,
  // Not to_unixtime: it reads a timestamp without a zone in the zone of the session.
  unixMs: (moment) =>
    `date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', CAST(${moment} AS TIMESTAMP))`,
  // Athena bills the bytes of every scan.
  billsScans: true,
  rowHash: () => null,
};
