/**
 * A table's rows as one figure that is equal on every engine, whatever the order of rows: for comparing a lake with
 * one that another engine built. It hashes text with md5, so it is computed on demand only (about 3 s for a million
 * rows); a manifest holds DuckDB's own, faster hash.
 */
import type { DuckDbSession } from '../engines/duckdb/session';
import { duckdb } from '../plan/dialects/duckdb';

export interface Fingerprint {
  readonly rows: bigint;
  /** Sum of a 60-bit hash a row, in decimal digits: equal multisets of rows give equal sums. */
  readonly sum: string;
}

/** What a column is hashed as; its type is canonical (Athena's spelling). */
export interface FingerprintColumn {
  readonly name: string;
  readonly type: string;
}

/** @param columns in the order of the table. @throws DuckDB's error */
export async function portableFingerprint(
  session: DuckDbSession,
  parquetFile: string,
  columns: readonly FingerprintColumn[],
): Promise<Fingerprint> {
  const [row] = await session.run(fingerprintSql(`read_parquet(${duckdb.text(parquetFile)})`, columns));
  return { rows: BigInt(String(row?.rows)), sum: String(row?.sum) };
}

/**
 * DuckDB's spelling. Trino and Spark give the same figures with their own: text is hashed by md5, whose first 15
 * hexadecimal digits fit a bigint everywhere.
 * @param table a name or table function, as SQL
 */
export function fingerprintSql(table: string, columns: readonly FingerprintColumn[]): string {
  const row = columns.map(itemOf).join(" || '|' || ");
  return [
    'SELECT count(*) AS rows, CAST(coalesce(sum(CAST(h AS DECIMAL(38,0))), 0) AS VARCHAR) AS sum',
    `FROM (SELECT CAST('0x' || substr(md5(${row}), 1, 15) AS BIGINT) AS h FROM ${table}) AS hashed`,
  ].join('\n');
}

/** A letter for the type and, for text, the length keep ('ab', 'c') apart from ('a', 'bc'), and 1 from '1'. */
function itemOf({ name, type }: FingerprintColumn): string {
  const column = duckdb.identifier(name);
  if (isInteger(type)) return `coalesce('i' || CAST(${column} AS VARCHAR), 'n')`;
  if (isFloat(type)) return `coalesce('f' || CAST(${bitsOf(column)} AS VARCHAR), 'n')`;
  const text = type === 'string' ? column : `CAST(${column} AS VARCHAR)`;
  return `coalesce('s' || CAST(length(${text}) AS VARCHAR) || ':' || ${text}, 'n')`;
}

/** Engines write doubles differently as text, so their bits are hashed; `+ 0e0` turns -0 into 0. */
const bitsOf = (column: string): string => `CAST(CAST(${column} + 0e0 AS BIT) AS BIGINT)`;

const isInteger = (type: string): boolean => ['tinyint', 'smallint', 'int', 'bigint'].includes(type);

const isFloat = (type: string): boolean => ['float', 'double'].includes(type);
