import type { Dialect } from '../dialect';

/** DuckDB 1.5. */
export const duckdb: Dialect = {
  name: 'duckdb',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  // DuckDB's parser takes a NUL for the end of the statement.
  text: (value) => value.split('\0').map(quoted).join(' || chr(0) || '),
  matches: (text, pattern) => `regexp_matches(${text}, ${duckdb.text(pattern)})`,
  isNaN: (value) => `isnan(${value})`,
  asText: (value) => `CAST(${value} AS VARCHAR)`,
  unixMs: (moment) => `epoch_ms(CAST(${moment} AS TIMESTAMP))`,
  billsScans: false,
  // hash() is not stable over versions of DuckDB: good for comparing builds of one version only.
  rowHash: (columns) => `hash(${columns.join(', ')})`,
};

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;
