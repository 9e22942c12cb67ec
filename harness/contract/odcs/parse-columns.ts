/** The `properties` of a schema object: its columns. */

import type { Classification, Column } from '../contract';
import { type Fields, fields, listOf, numberOf, textOf } from '../fields';
import type { Path } from '../problem';
import { logicalOf } from './logical-type';
import { reportNestedRules } from './nested-rules';
import { parseConstraints } from './parse-constraints';
import { parseType } from './parse-type';
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
  const type = parseType(scope, node, path);
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
