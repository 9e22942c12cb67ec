/** The lists of rules that a table and its columns may have (`quality`, `relationships`), read alike. */
import type { Column } from '../contract';
import { type Fields, fields, listOf } from '../fields';
import { freeId } from '../free-id';
import type { Path } from '../problem';
import type { Placed, Scope } from './scope';

/** A rule, and whether its id stands in the text or is derived. */
export interface Identified<T> {
  readonly item: Placed<T>;
  readonly stated: boolean;
}

/**
 * The rules of the columns, then those of the table; ids are unique. `node` is the schema object, `columns` are its
 * columns with their places; `parse` takes an entry, its place, and its column or null for a rule of the table.
 */
export function parseRuleLists<T extends { readonly id: string }>(
  key: 'quality' | 'relationships',
  scope: Scope,
  node: Fields,
  columns: readonly Placed<Column>[],
  parse: (entry: Fields, path: Path, column: Column | null) => readonly Identified<T>[],
): readonly Placed<T>[] {
  const ofColumns = columns.map(({ value, path }) => {
    const property = fields(listOf(node.properties)[Number(path.at(-1))]);
    return { list: property[key], path, column: value };
  });
  const lists = [...ofColumns, { list: node[key], path: scope.entry.path, column: null }];
  const rules = lists.flatMap(({ list, path, column }) =>
    listOf(list).flatMap((entry, index) => parse(fields(entry), [...path, key, index], column)),
  );
  return withIds(rules);
}

/** Ids as they stand where stated; derived ones get `.2`, `.3` where they repeat. */
function withIds<T extends { readonly id: string }>(rules: readonly Identified<T>[]): readonly Placed<T>[] {
  const taken = new Set(rules.filter(({ stated }) => stated).map(({ item }) => item.value.id));
  return rules.map(({ item, stated }) => {
    if (stated) return item;
    const id = freeId(item.value.id, taken);
    taken.add(id);
    return { ...item, value: { ...item.value, id } };
  });
}
