/** Figures -> one statement with one row: relations to join, levels of groups, and a final SELECT that totals them. */
import { countersAt, countRows, fingerprintAt } from './counters';
import type { Dialect } from './dialect';
import { type Figure, ofRow } from './figure';
import { indented } from './layout';
import { fingerprintAlias, type Placed, placeFigures, rowsAlias, type Source, sourcesFor } from './source';
import { totalOf } from './total';

export interface StatementInput {
  readonly table: string;
  readonly columns: readonly string[];
  /** What is counted, and what a comment says of it. */
  readonly figures: readonly { readonly figure: Figure; readonly note: string }[];
  readonly dialect: Dialect;
  /** Unix ms from which ages count. */
  readonly now: number;
  readonly fingerprint: boolean;
}

export interface Statement {
  readonly sql: string;
  /** The column of each figure, in the order of the input. */
  readonly aliases: readonly string[];
}

export function statementOf(input: StatementInput): Statement {
  const figures = input.figures.map(({ figure }) => figure);
  const sources = sourcesFor(input.table, input.columns, figures, input.dialect);
  const placed = placeFigures(figures, sources);
  const shape: Shape = { input, sources, placed, relations: relationsOf(figures) };
  const ctes = [
    ...shape.relations.map((relation, index) => cte(`lake_keys_${index + 1}`, relation)),
    ...sources.slice(1).map((level, index) => cte(level.from, levelSql(shape, index, level))),
  ];
  const sql = (ctes.length === 0 ? '' : `WITH\n${ctes.join(',\n')}\n`) + finalSql(shape);
  return { sql, aliases: placed.map(({ alias }) => alias) };
}

interface Shape {
  readonly input: StatementInput;
  readonly sources: readonly Source[];
  readonly placed: readonly Placed[];
  /** The SELECT of each joined relation, each once. */
  readonly relations: readonly string[];
}

function relationsOf(figures: readonly Figure[]): readonly string[] {
  const joins = figures.flatMap((figure) => {
    if (figure.kind === 'rowsWhere') return figure.joins;
    return figure.kind === 'children' ? [figure.join] : [];
  });
  return [...new Set(joins.map(({ relation }) => relation))];
}

const cte = (name: string, sql: string): string => `${name} AS (\n${indented(sql)}\n)`;

/** The groups of `level`, read from the source before it. */
function levelSql(shape: Shape, before: number, level: Source): string {
  const key = level.columns.map((column) => ofRow(column, shape.input.dialect));
  const counters = scanned(shape, before).map(({ alias, sql }) => `${sql} AS ${alias}`);
  return `SELECT\n${indented([...key, ...counters].join(',\n'))}\n${fromSql(shape, before)}\nGROUP BY ${key.join(', ')}`;
}

/** The row counts, figures and fingerprint that a SELECT over one source yields. */
function scanned({ input, sources, placed }: Shape, index: number) {
  const source = sources[index];
  return [
    ...(source === undefined ? [] : [{ alias: rowsAlias, sql: countRows(source) }]),
    ...countersAt(index, sources, placed, input.dialect),
    ...(input.fingerprint ? fingerprintAt(index, sources, input.dialect) : []),
  ];
}

function finalSql(shape: Shape): string {
  const { input, sources, placed, relations } = shape;
  const last = sources.length - 1;
  const counted = new Map(scanned(shape, last).map(({ alias, sql }) => [alias, sql]));
  const rows = `coalesce(${counted.get(rowsAlias)}, 0)`;
  const relationName = (relation: string) => `lake_keys_${relations.indexOf(relation) + 1}`;
  const context = { sources, rows, now: input.now, dialect: input.dialect, relationName };
  const fingerprint = counted.get(fingerprintAlias);
  const items = [
    { sql: rows, alias: rowsAlias, note: 'rows' },
    ...(fingerprint === undefined
      ? []
      : [{ sql: fingerprint, alias: fingerprintAlias, note: 'fingerprint' }]),
    ...placed.map(({ figure, alias }, index) => ({
      sql: totalOf(figure, counted.get(alias) ?? null, context),
      alias,
      note: input.figures[index]?.note ?? '',
    })),
  ];
  return `SELECT\n${selectList(items)}\n${fromSql(shape, last)}`;
}

function selectList(
  items: readonly { readonly sql: string; readonly alias: string; readonly note: string }[],
): string {
  const comma = (index: number) => (index === items.length - 1 ? '' : ',');
  return items
    .map(
      ({ sql, alias, note }, index) => `  ${sql} AS ${alias}${comma(index)} -- ${note.replace(/\s+/g, ' ')}`,
    )
    .join('\n');
}

function fromSql({ input, sources, placed, relations }: Shape, index: number): string {
  const joins = placed.filter(({ place }) => place === index).flatMap(({ joined }) => joined);
  const lines = joins.map(({ alias, join }) => {
    const on = join.on.map((column, key) => `${alias}.k${key + 1} = ${ofRow(column, input.dialect)}`);
    return `LEFT JOIN lake_keys_${relations.indexOf(join.relation) + 1} AS ${alias} ON ${on.join(' AND ')}`;
  });
  return [`FROM ${sources[index]?.from} AS t`, ...new Set(lines)].join('\n');
}
