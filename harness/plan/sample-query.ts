/** The statement that fetches offending rows of one violated check. Pure. */

import type { ActualTables } from './actual-tables';
import { notWhollyNull } from './counters';
import type { Dialect } from './dialect';
import { type Figure, figureOf, ofRow } from './figure';
import { indented } from './layout';
import type { ScannedCheck } from './plan';
import { rowsAlias } from './source';

export interface SampleQuery {
  readonly sql: string;
  /** Where the values of each column come from: its classification there says whether they are masked. */
  readonly origins: Readonly<Record<string, { readonly table: string; readonly column: string }>>;
}

/** The name under which a key's number of rows stands in a sample. */
const countName = 'rows';

/**
 * Up to `limit` rows: the columns that matter to the check, behind those of the primary key; for keys the key and its
 * number of rows. null where no row in particular offends (row counts, ages, SQL rules).
 */
export function sampleQuery(
  check: ScannedCheck,
  primaryKey: readonly string[],
  actual: ActualTables,
  dialect: Dialect,
  limit: number,
): SampleQuery | null {
  const figure = figureOf(check.assertion, check.table, actual, dialect);
  if (figure.kind === 'duplicates') return repeatedKeys(check.table, figure.columns, dialect, limit);
  if (figure.kind === 'children' && check.assertion.kind === 'children') {
    const { parent, parentColumns } = check.assertion;
    return parentKeys(check.table, figure, { table: parent, columns: parentColumns }, dialect, limit);
  }
  if (figure.kind !== 'rowsWhere' || figure.needs.length === 0) return null;
  const held = (actual.get(check.table) ?? []).map(({ name }) => name);
  const columns = [...new Set([...primaryKey.filter((column) => held.includes(column)), ...figure.needs])];
  return offendingRows(check.table, figure, columns, dialect, limit);
}

type OfKind<Kind extends Figure['kind']> = Extract<Figure, { readonly kind: Kind }>;

function offendingRows(
  table: string,
  { joins, bad }: OfKind<'rowsWhere'>,
  columns: readonly string[],
  dialect: Dialect,
  limit: number,
): SampleQuery {
  const select = columns.map((column) => ofRow(column, dialect)).join(', ');
  const lines = joins.map(({ relation, on }, index) => {
    const keys = on.map((column, key) => `j${index + 1}.k${key + 1} = ${ofRow(column, dialect)}`);
    return `LEFT JOIN (\n${indented(relation)}\n) AS j${index + 1} ON ${keys.join(' AND ')}`;
  });
  const sql = [
    `SELECT ${select}`,
    `FROM ${dialect.identifier(table)} AS t`,
    ...lines,
    `WHERE ${bad(joins.map((_, index) => `j${index + 1}`))}`,
    orderBy(columns.map((column) => ofRow(column, dialect))),
    `LIMIT ${limit}`,
  ].join('\n');
  return { sql, origins: originsOf(table, columns) };
}

function repeatedKeys(
  table: string,
  columns: readonly string[],
  dialect: Dialect,
  limit: number,
): SampleQuery {
  const names = columns.map((column) => ofRow(column, dialect));
  const key = names.join(', ');
  const sql = [
    `SELECT ${key}, count(*) AS ${dialect.identifier(countName)}`,
    `FROM ${dialect.identifier(table)} AS t`,
    `WHERE ${notWhollyNull(columns, dialect)}`,
    `GROUP BY ${key}`,
    'HAVING count(*) > 1',
    // By position: Spark 3.5 refuses count(*) here behind HAVING, and the alias may also name a column of the key.
    orderBy(names, `${columns.length + 1}`),
    `LIMIT ${limit}`,
  ].join('\n');
  return { sql, origins: originsOf(table, columns) };
}

function parentKeys(
  table: string,
  { columns, join, bad }: OfKind<'children'>,
  parent: { readonly table: string; readonly columns: readonly string[] },
  dialect: Dialect,
  limit: number,
): SampleQuery {
  const own = columns.map((column) => dialect.identifier(column));
  const key = parent.columns
    .map((column, index) => `p.k${index + 1} AS ${dialect.identifier(column)}`)
    .join(', ');
  const on = own.map((column, index) => `g.${column} = p.k${index + 1}`).join(' AND ');
  const rows = `coalesce(g.${rowsAlias}, 0)`;
  const sql = [
    `SELECT ${key}, ${rows} AS ${dialect.identifier(countName)}`,
    `FROM (\n${indented(join.relation)}\n) AS p`,
    `LEFT JOIN (SELECT ${own.join(', ')}, count(*) AS ${rowsAlias} FROM ${dialect.identifier(table)} GROUP BY ${own.join(', ')}) AS g ON ${on}`,
    `WHERE ${bad(rows)}`,
    orderBy(
      parent.columns.map((_, index) => `p.k${index + 1}`),
      rows,
    ),
    `LIMIT ${limit}`,
  ].join('\n');
  return { sql, origins: originsOf(parent.table, parent.columns) };
}

/** The same rows on every engine: Spark would put NULLs first. */
function orderBy(columns: readonly string[], mostFirst?: string): string {
  const keys = columns.map((column) => `${column} NULLS LAST`);
  return `ORDER BY ${[...(mostFirst === undefined ? [] : [`${mostFirst} DESC`]), ...keys].join(', ')}`;
}

function originsOf(table: string, columns: readonly string[]): SampleQuery['origins'] {
  return Object.fromEntries(columns.map((column) => [column, { table, column }]));
}
