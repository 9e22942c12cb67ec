/** Rules inside nested values, which the harness cannot run. */
import { type Fields, fields, listOf } from '../fields';
import type { Path } from '../problem';
import { parseConstraints } from './parse-constraints';
import type { Scope } from './scope';

const ruleKeys = [
  'quality',
  'relationships',
  'required',
  'unique',
  'primaryKey',
  'logicalTypeOptions',
  'enum',
];

/** A rule inside a nested value would look checked and never be: say so. */
export function reportNestedRules(scope: Scope, node: Fields, path: Path): void {
  for (const { item, place } of nestedIn(node, path)) {
    for (const key of ruleKeys.filter((name) => states(item, name))) {
      scope.report({
        path: [...place, key],
        found: `rule "${key}" inside a nested value, which the harness cannot run`,
        allowed: 'rules on columns; state it as `type: sql`, or as `type: text` for documentation',
      });
    }
    reportNestedRules(scope, item, place);
  }
}

function nestedIn(node: Fields, path: Path): readonly { readonly item: Fields; readonly place: Path }[] {
  const { key, value } = fields(node.map);
  return [
    ...listOf(node.properties).map((item, index) => ({ item, place: [...path, 'properties', index] })),
    { item: node.items, place: [...path, 'items'] },
    { item: key, place: [...path, 'map', 'key'] },
    { item: value, place: [...path, 'map', 'value'] },
  ]
    .map(({ item, place }) => ({ item: fields(item), place }))
    .filter(({ item }) => Object.keys(item).length > 0);
}

/** Whether `key` is a rule here: `required: false` and a format that only gives the type are none. */
function states(node: Fields, key: string): boolean {
  if (key !== 'logicalTypeOptions') return node[key] !== undefined && node[key] !== false;
  return parseConstraints({ ...node, enum: undefined }, [], () => undefined).length > 0;
}
