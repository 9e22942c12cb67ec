/** Changes of what a table is: its place, its columns, their order, types and classification. */

import type { Column, Contract } from '../contract';
import type { Change } from './change';

type Found = Omit<Change, 'table'>;

export function structureChanges(before: Contract, after: Contract): readonly Found[] {
  return [
    ...changed('id', 'documentation', before.id, after.id),
    ...changed('description', 'documentation', before.description, after.description),
    ...changed('zone', 'breaking', before.zone, after.zone),
    ...locationChange(locationOf(before), locationOf(after)),
    ...changed('landing.format', 'breaking', before.landing?.format, after.landing?.format),
    ...inputChanges(before, after),
    ...columnChanges(before.columns, after.columns),
  ];
}

function locationOf({ landing, location }: Contract): string | null {
  return landing?.prefix ?? location;
}

/** Naming a place where none was named takes nothing away. */
function locationChange(before: string | null, after: string | null): readonly Found[] {
  return changed('location', before === null ? 'compatible' : 'breaking', before, after);
}

/** Where rows come from is no promise to a reader (`maxRowsPerRow` is, and is compared as one). */
function inputChanges(before: Contract, after: Contract): readonly Found[] {
  const tables = (contract: Contract) => new Set(contract.inputs.map(({ table }) => table));
  const [old, now] = [tables(before), tables(after)];
  return [...new Set([...old, ...now])]
    .filter((table) => old.has(table) !== now.has(table))
    .map((table) => ({
      path: `inputs.${table}`,
      kind: 'compatible',
      what: old.has(table) ? 'input removed' : 'input added',
    }));
}

function columnChanges(before: readonly Column[], after: readonly Column[]): readonly Found[] {
  const old = byName(before);
  const now = byName(after);
  const lastKept = after.findLastIndex(({ name }) => old.has(name));
  return [
    ...before.filter(({ name }) => !now.has(name)).map(({ name }) => removed(name)),
    ...after.flatMap((column, position) => {
      const previous = old.get(column.name);
      return previous === undefined
        ? [added(column.name, position > lastKept)]
        : columnChange(previous, column);
    }),
    ...orderChange(
      before.filter(({ name }) => now.has(name)),
      after.filter(({ name }) => old.has(name)),
    ),
  ];
}

function byName(columns: readonly Column[]): ReadonlyMap<string, Column> {
  return new Map(columns.map((column) => [column.name, column]));
}

function removed(name: string): Found {
  return { path: `columns.${name}`, kind: 'breaking', what: 'column removed' };
}

/** A column in between shifts those behind it, which is what moving them does to readers by position. */
function added(name: string, atEnd: boolean): Found {
  return atEnd
    ? { path: `columns.${name}`, kind: 'compatible', what: 'column added at the end' }
    : { path: `columns.${name}`, kind: 'breaking', what: 'column added before others, which move' };
}

function columnChange(before: Column, after: Column): readonly Found[] {
  const path = `columns.${before.name}`;
  return [
    // Widening too (int to bigint): a reader that declared int fails on the file or overflows on the first large value.
    ...changed(`${path}.type`, 'breaking', before.type, after.type),
    ...changed(`${path}.logicalType`, 'breaking', before.logicalType, after.logicalType),
    ...changed(
      `${path}.classification`,
      reclassified(before, after),
      before.classification,
      after.classification,
    ),
    ...changed(`${path}.description`, 'documentation', before.description, after.description),
  ];
}

/**
 * Raised, readers lose the right to use the column as they do; lowered, the people in the data lose a protection (and
 * `pseudonymous` takes a column out of the search by value). Only a first, ordinary classification costs no one anything.
 */
function reclassified(before: Column, after: Column): Change['kind'] {
  const ordinary = after.classification === 'public' || after.classification === 'internal';
  return before.classification === null && ordinary ? 'compatible' : 'breaking';
}

function orderChange(before: readonly Column[], after: readonly Column[]): readonly Found[] {
  const names = (columns: readonly Column[]) => columns.map(({ name }) => name).join(', ');
  return changed('columns', 'breaking', names(before), names(after));
}

function changed<T>(path: string, kind: Change['kind'], before: T, after: T): readonly Found[] {
  if (before === after) return [];
  const prose = path.endsWith('description');
  return [{ path, kind, what: prose ? 'description changed' : `${before ?? 'none'} -> ${after ?? 'none'}` }];
}
