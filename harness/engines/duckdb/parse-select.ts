/**
 * What a SQL text reads, as DuckDB's own parser sees it. The guard in front of every SQL that people write: exactly
 * one SELECT over plain table names, nothing that writes or reads past the tables of the lake.
 */
import { errors, type LakeError } from '../../errors';
import { duckdb } from '../../plan/dialects/duckdb';
import { forbiddenIn, tablesOf } from './select-tree';
import type { DuckDbSession } from './session';

/** A SQL text and how messages call it, e.g. its file or `orders.no_gap`. */
export interface SqlText {
  readonly name: string;
  readonly sql: string;
}

/**
 * All texts in one call of the parser. For each the base tables that it reads (at any depth, without CTE names; sorted,
 * each once), or why it may not run: LAKE-081 (not one SELECT), LAKE-082 (reads past the tables), LAKE-083 (syntax).
 */
export async function parseSelects(
  session: DuckDbSession,
  texts: readonly SqlText[],
): Promise<readonly (readonly string[] | LakeError)[]> {
  if (texts.length === 0) return [];
  const list = texts.map(({ sql }) => duckdb.text(sql)).join(',\n');
  const rows = await session.run(`SELECT json_serialize_sql(unnest([${list}])) AS tree`);
  return texts.map((text, index) => judge(text, JSON.parse(String(rows[index]?.tree)) as Serialized));
}

type Serialized =
  | { readonly error: false; readonly statements: readonly unknown[] }
  | {
      readonly error: true;
      readonly error_type: string;
      readonly error_message: string;
      readonly position?: string;
    };

function judge({ name, sql }: SqlText, serialized: Serialized): readonly string[] | LakeError {
  // DuckDB reads no further than a NUL, so what it says of the text is not about all of it.
  const nul = sql.indexOf('\0');
  if (nul >= 0) return errors.sqlSyntax(name, `a NUL character${placeOf(sql, String(nul))}`);
  if (serialized.error) {
    return serialized.error_type === 'not implemented'
      ? errors.sqlNotOneSelect(name, 'a statement that is no SELECT')
      : errors.sqlSyntax(name, `${serialized.error_message}${placeOf(sql, serialized.position)}`);
  }
  const count = serialized.statements.length;
  if (count !== 1) return errors.sqlNotOneSelect(name, `${count} statements`);
  const forbidden = forbiddenIn(serialized.statements);
  return forbidden === null ? tablesOf(serialized.statements) : errors.sqlReadsOutside(name, forbidden);
}

/** DuckDB counts from 0, over the whole text. */
function placeOf(sql: string, position: string | undefined): string {
  if (position === undefined) return '';
  const lines = sql.slice(0, Number(position)).split('\n');
  return ` (line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1})`;
}
