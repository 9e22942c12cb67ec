import type { Dialect } from '../dialect';
import { withStrictEnd } from './strict-end';

/** Trino 476, which is also Athena's engine version 3. */
export const trino: Dialect = {
  name: 'trino',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  text: (value) => `'${value.replaceAll("'", "''")}'`,
  matches: (text, pattern) => `regexp_like(${text}, ${trino.text(withStrictEnd(pattern))})`,
  isNaN: (value) => `is_nan(${value})`,
  asText: (value) => `CAST(${value} AS VARCHAR)`,
  // to_unixtime gives seconds as double; rounding brings the milliseconds back exactly.
  unixMs: (moment) => `CAST(round(to_unixtime(CAST(${moment} AS TIMESTAMP)) * 1000) AS BIGINT)`,
  // Athena bills the bytes of every scan.
  billsScans: true,
  rowHash: () => null,
};
