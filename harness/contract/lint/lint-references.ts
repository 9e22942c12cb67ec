/** Tables and columns that a contract names and nobody has, and columns of a type that the rule cannot use. */

import type { Column } from '../contract';
import { nearest } from '../nearest';
import type { ParsedTable, TableLint } from '../odcs/parsed-table';
import type { Finding, Path } from '../problem';
import { isInteger, kindOf } from '../types/type-kind';

export const lintReferences: TableLint = (table, all) => [
  ...table.inputs.flatMap(({ value, path }) => unknownTable(value.table, path, all)),
  ...table.relationships.flatMap(({ value, path }) => [
    ...unknownColumns(value.columns, path, table),
    ...tableAndColumns(value.parent, value.parentColumns, [...path, 'to'], all),
  ]),
  ...table.quality.flatMap(({ value, path }) =>
    value.metric.name === 'duplicateValues'
      ? unknownColumns(value.metric.columns, [...path, 'arguments', 'properties'], table)
      : [],
  ),
  ...table.consent.flatMap(({ value, path }) => [
    ...unknownColumns([value.key], [...path, 'key'], table),
    ...unknownTable(value.owner, [...path, 'owner'], all),
    ...ownerColumns(value.owner, value.ownerKey, [...path, 'ownerKey'], all),
    ...ownerColumns(value.owner, value.date, [...path, 'date'], all),
    ...noMoment(find(value.owner, all), value.date, [...path, 'date']),
    ...(value.reading === null ? [] : readingColumn(value.reading, [...path, 'reading'], table)),
  ]),
  ...table.freshness.flatMap(({ value, path }) => freshnessColumn(value.column, [...path, 'element'], table)),
  ...(table.pii?.value.sources ?? []).flatMap((source, index) =>
    unknownTable(source, [...(table.pii?.path ?? []), 'from', index], all),
  ),
];

function find(name: string, all: readonly ParsedTable[]): ParsedTable | undefined {
  return all.find(({ contract }) => contract.table === name);
}

function unknownTable(name: string, path: Path, all: readonly ParsedTable[]): readonly Finding[] {
  if (find(name, all) !== undefined) return [];
  const names = all.map(({ contract }) => contract.table);
  return [
    { path, found: `unknown table "${name}"`, allowed: names.join(', '), nearest: nearest(name, names) },
  ];
}

function unknownColumns(columns: readonly string[], path: Path, table: ParsedTable): readonly Finding[] {
  const names = table.contract.columns.map(({ name }) => name);
  return columns
    .filter((column) => !names.includes(column))
    .map((column) => ({
      path,
      found: `unknown column "${column}" of ${table.contract.table}`,
      allowed: names.join(', ') || 'no column',
      nearest: nearest(column, names),
    }));
}

function tableAndColumns(
  name: string,
  columns: readonly string[],
  path: Path,
  all: readonly ParsedTable[],
): readonly Finding[] {
  const table = find(name, all);
  return table === undefined ? unknownTable(name, path, all) : unknownColumns(columns, path, table);
}

/** Nothing where the owner itself is unknown: that is reported already. */
function ownerColumns(
  owner: string,
  column: string,
  path: Path,
  all: readonly ParsedTable[],
): readonly Finding[] {
  const table = find(owner, all);
  return table === undefined ? [] : unknownColumns([column], path, table);
}

function readingColumn(column: string, path: Path, table: ParsedTable): readonly Finding[] {
  return [...unknownColumns([column], path, table), ...noMoment(table, column, path)];
}

function noMoment(table: ParsedTable | undefined, name: string, path: Path): readonly Finding[] {
  const column = columnOf(table, name);
  if (column === undefined || isInteger(column.type)) return [];
  return [
    { path, found: `column "${name}" of type ${column.type}`, allowed: 'a column of Unix ms (bigint)' },
  ];
}

const moments = ['date', 'timestamp', 'timestamp with time zone', 'timestamp_ns'];

function freshnessColumn(name: string, path: Path, table: ParsedTable): readonly Finding[] {
  const column = columnOf(table, name);
  if (column === undefined) return unknownColumns([name], path, table);
  if (isInteger(column.type) || moments.includes(kindOf(column.type))) return [];
  return [
    {
      path,
      found: `freshness of column "${name}" of type ${column.type}`,
      allowed: 'Unix ms (bigint), date or timestamp',
    },
  ];
}

function columnOf(table: ParsedTable | undefined, name: string): Column | undefined {
  return table?.contract.columns.find((column) => column.name === name);
}
