/** The `properties` of a schema object: columns with their types and the rules on single values. */

import type { Classification, Column } from '../contract';
import { type Fields, fields, listOf, numberOf, textOf } from '../fields';
import type { Path } from '../problem';
import { canonicalType } from '../types/column-type';
import { kindOf, kindsOf, typeFromLogical } from './logical-type';
import { parseConstraints } from './parse-constraints';
import type { Placed, Scope } from './scope';

/** `node` is the schema object. Properties without a name are left out. */
export function parseColumns(scope: Scope, node: Fields): readonly Placed<Column>[] {
  const properties = listOf(node.properties).map(fields);
  const positions = keyPositions(properties);
  return properties.flatMap((property, index) => {
    const name = textOf(property.physicalName) ?? textOf(property.name);
    const path = [...scope.entry.path, 'properties', index];
    if (name === null) return [];
    reportNestedRules(scope, property, path);
    return [{ path, value: column(scope, property, path, name, positions.get(property) ?? null) }];
  });
}

function column(scope: Scope, node: Fields, path: Path, name: string, position: number | null): Column {
  const type = typeOf(scope, node, path);
  return {
    name,
    description: textOf(node.description) ?? textOf(node.businessName) ?? '',
    logicalType: textOf(node.logicalType) ?? logicalOf(type),
    type,
    required: node.required === true,
    unique: node.unique === true,
    primaryKeyPosition: position,
    classification: classifications.get(textOf(node.classification) ?? '') ?? null,
    constraints: parseConstraints(node, path, scope.report),
  };
}

/** ODCS leaves the words open; its own examples `confidential` and `restricted` are guarded as pii is. */
const classifications: ReadonlyMap<string, Classification> = new Map([
  ['public', 'public'],
  ['internal', 'internal'],
  ['pseudonymous', 'pseudonymous'],
  ['pii', 'pii'],
  ['confidential', 'pii'],
  ['restricted', 'pii'],
]);

/** Keys in the order of their stated positions, those without one (or -1, the standard's default) behind, from 1. */
function keyPositions(properties: readonly Fields[]): ReadonlyMap<Fields, number> {
  const stated = (node: Fields) => {
    const position = numberOf(node.primaryKeyPosition);
    return position !== null && position > 0 ? position : Number.MAX_SAFE_INTEGER;
  };
  const keys = properties.filter((node) => node.primaryKey === true).sort((a, b) => stated(a) - stated(b));
  return new Map(keys.map((node, index) => [node, index + 1]));
}

function typeOf(scope: Scope, node: Fields, path: Path): string {
  const physical = textOf(node.physicalType);
  const derived = typeFromLogical(node);
  if (physical === null) {
    if (derived !== null) return derived;
    scope.report({
      path: node.logicalType === undefined ? path : [...path, 'logicalType'],
      found: 'a column without a type',
      allowed: 'a physicalType, or a logicalType that gives one',
    });
    return 'string';
  }
  const type = canonicalType(physical);
  // `array` or `struct` alone: what it holds stands below the column.
  if (type === null && derived !== null && /^(array|list|struct|object|row|record|map)$/i.test(physical))
    return derived;
  if (type === null) {
    scope.report({
      path: [...path, 'physicalType'],
      found: `unknown type "${physical}"`,
      allowed: 'a type of Athena, DuckDB or ANSI SQL, e.g. string, bigint, decimal(10,2)',
    });
    return derived ?? 'string';
  }
  reportMisfit(scope, node, path, type);
  return type;
}

function reportMisfit(scope: Scope, node: Fields, path: Path, type: string): void {
  const logical = textOf(node.logicalType) ?? '';
  const kinds = kindsOf[logical];
  const fractional = logical === 'integer' && /^decimal\([0-9]+,[1-9]/.test(type);
  if (kinds === undefined || (kinds.includes(kindOf(type)) && !fractional)) return;
  scope.report({
    path: [...path, 'physicalType'],
    found: `type "${type}", which does not fit logicalType "${logical}"`,
    allowed: kinds.join(', '),
  });
}

function logicalOf(type: string): string {
  const fits = Object.entries(kindsOf).find(([, kinds]) => kinds.includes(kindOf(type)));
  return fits?.[0] ?? 'string';
}

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
function reportNestedRules(scope: Scope, node: Fields, path: Path): void {
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
