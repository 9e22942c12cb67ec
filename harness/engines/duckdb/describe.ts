/** What tables a session holds, and their columns as the files really have them. */
import { canonicalType } from '../../contract/types/column-type';
import type { ActualColumn, Description, Row } from '../engine';
import type { DuckDbSession } from './session';

/** One statement for all tables of the session, those of `sources` and any other that SQL can name. */
export async function describe(
  session: DuckDbSession,
  unreadable: ReadonlyMap<string, string>,
): Promise<Description> {
  const rows = await session.run(describeSql);
  const found = new Map<string, readonly ActualColumn[]>();
  for (const row of rows.filter((one) => isVisible(one, rows))) {
    const table = String(row.table_name);
    found.set(table, [...(found.get(table) ?? []), columnOf(row)]);
  }
  return { tables: found, unreadable, sql: describeSql };
}

const describeSql = `SELECT database_name, table_name, column_name, data_type
FROM duckdb_columns()
WHERE NOT internal AND schema_name = 'main'
ORDER BY database_name, table_name, column_index`;

/** A temporary view hides a table of its name. */
function isVisible({ database_name, table_name }: Row, rows: readonly Row[]): boolean {
  if (database_name === 'temp') return true;
  return !rows.some((other) => other.database_name === 'temp' && other.table_name === table_name);
}

/** Types are compared in one spelling; one that has none keeps DuckDB's own. */
function columnOf(row: Row): ActualColumn {
  const type = String(row.data_type);
  return { name: String(row.column_name), type: canonicalType(type) ?? type.toLowerCase() };
}
