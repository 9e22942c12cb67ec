/** Files seen as tables: a temporary view each, so that a statement can name tables and no file. */
import { duckdb } from '../../plan/dialects/duckdb';
import { reasonFrom } from '../reason';
import type { DuckDbSession } from './session';

/** Creates a view a table; for each that DuckDB cannot read, why. */
export async function createViews(
  session: DuckDbSession,
  sources: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const views = [...sources].map(([table, file]) => ({ table, sql: viewSql(table, file) }));
  try {
    await session.run(views.map(({ sql }) => sql).join(';\n'));
    return new Map();
  } catch {
    return createOneByOne(session, views);
  }
}

async function createOneByOne(
  session: DuckDbSession,
  views: readonly { readonly table: string; readonly sql: string }[],
): Promise<ReadonlyMap<string, string>> {
  const unreadable = new Map<string, string>();
  for (const { table, sql } of views) {
    await session.run(sql).catch((cause: unknown) => unreadable.set(table, reasonFrom(cause)));
  }
  return unreadable;
}

function viewSql(table: string, file: string): string {
  return `CREATE OR REPLACE TEMP VIEW ${duckdb.identifier(table)} AS SELECT * FROM ${readerOf(file)}(${duckdb.text(file)})`;
}

function readerOf(file: string): string {
  if (/[.](csv|tsv)([.]gz)?$/.test(file)) return 'read_csv';
  return /[.](json|jsonl|ndjson)([.]gz)?$/.test(file) ? 'read_json' : 'read_parquet';
}
