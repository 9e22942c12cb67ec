/** The type of a column: what it states, else what its logicalType gives. */
import { type Fields, textOf } from '../fields';
import type { Path } from '../problem';
import { canonicalType } from '../types/column-type';
import { kindOf } from '../types/type-kind';
import { kindsOf, typeFromLogical } from './logical-type';
import type { Scope } from './scope';

/** Canonical; `string` where there is none, which has then been reported. `node` is the column, at `path`. */
export function parseType(scope: Scope, node: Fields, path: Path): string {
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
