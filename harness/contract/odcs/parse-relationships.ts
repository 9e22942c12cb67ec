/** Relationships of a table and of its columns: foreign keys. */
import type { Column, Relationship } from '../contract';
import { type Fields, fields, numberOf, textOf, textOrTexts } from '../fields';
import type { Path } from '../problem';
import { columnName, findTable, splitReference } from './names';
import { type Identified, parseRuleLists } from './rule-lists';
import type { Placed, Scope } from './scope';
import { severityOf, wordsOf } from './vocabulary';

/** `node` is the schema object; `columns` are its columns, with their places. */
export function parseRelationships(
  scope: Scope,
  node: Fields,
  columns: readonly Placed<Column>[],
): readonly Placed<Relationship>[] {
  return parseRuleLists('relationships', scope, node, columns, (entry, path, column) => {
    const from = column === null ? fromColumns(scope, entry, path) : [column.name];
    return relationship(scope, entry, path, from);
  });
}

function relationship(
  scope: Scope,
  node: Fields,
  path: Path,
  columns: readonly string[],
): readonly Identified<Relationship>[] {
  const to = targets(scope, node.to, [...path, 'to']);
  const [first] = to;
  if (first === undefined || columns.length === 0) return [];
  if (to.length !== columns.length || to.some(({ table }) => table !== first.table)) {
    const found = `${columns.length} of this table's columns against ${to.length} of ${first.table}`;
    scope.report({ path, key: 'to', found, allowed: 'as many columns of one table on both sides' });
    return [];
  }
  const words = wordsOf(node, path, scope.report);
  const id = textOf(node.id);
  const value: Relationship = {
    id: id ?? `${columns.join('_')}.${first.table}`,
    columns,
    parent: first.table,
    parentColumns: to.map(({ column }) => column),
    severity: severityOf(words.get('severity')?.value),
    children: children(scope, words.get('childrenPerParent')),
  };
  return [{ item: { path, value }, stated: id !== null }];
}

function fromColumns(scope: Scope, node: Fields, path: Path): readonly string[] {
  const place = [...path, 'from'];
  return targets(scope, node.from, place).flatMap(({ table, column }) => {
    if (table === scope.entry.table) return [column];
    const allowed = `columns of ${scope.entry.name}`;
    scope.report({ path: place, found: `"${table}.${column}" of another table`, allowed });
    return [];
  });
}

/** References resolved to the names that tables and columns have; lint says which do not exist. */
function targets(
  scope: Scope,
  value: unknown,
  path: Path,
): readonly { readonly table: string; readonly column: string }[] {
  return textOrTexts(value).flatMap((reference) => {
    const split = splitReference(reference);
    if (split === null) {
      const allowed = 'table.column or schema/<id>/properties/<id>; no column inside another';
      scope.report({ path, found: `"${reference}", no reference to a column`, allowed });
      return [];
    }
    const entry = findTable(scope.tables, split.table, scope.entry.source);
    return [{ table: entry?.table ?? split.table, column: columnName(entry, split.column) }];
  });
}

function children(
  scope: Scope,
  word: { readonly value: unknown; readonly path: Path } | undefined,
): Relationship['children'] {
  if (word === undefined) return null;
  const stated = fields(word.value);
  const min = numberOf(stated.min);
  const max = numberOf(stated.max);
  if (min === null && max === null) {
    scope.report({
      path: word.path,
      found: 'childrenPerParent without min and max',
      allowed: 'min, max or both',
    });
    return null;
  }
  if (min !== null && max !== null && min > max) {
    scope.report({
      path: word.path,
      key: 'min',
      found: `min ${min} above max ${max}`,
      allowed: `at most ${max}`,
    });
  }
  return { min, max, severity: severityOf(stated.severity) };
}
