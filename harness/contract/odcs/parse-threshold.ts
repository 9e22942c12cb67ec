/** The eight operators of ODCS (`mustBe` ..) as thresholds. */
import type { Literal, Threshold } from '../contract';
import { type Fields, isLiteral, listOf } from '../fields';
import type { Path } from '../problem';
import type { Scope } from './scope';

const operators: Readonly<Record<string, Threshold['operator']>> = {
  mustBe: '=',
  mustNotBe: '!=',
  mustBeGreaterThan: '>',
  mustBeGreaterOrEqualTo: '>=',
  mustBeLessThan: '<',
  mustBeLessOrEqualTo: '<=',
  mustBeBetween: 'between',
  mustNotBeBetween: 'notBetween',
};

/** Thresholds of a rule, in the order of the file: one, or in v3.0 several that must all hold. */
export function parseThresholds(
  scope: Scope,
  node: Fields,
  path: Path,
  unit: Threshold['unit'],
): readonly Threshold[] {
  const stated = Object.keys(node).filter((key) => Object.hasOwn(operators, key));
  const [, second] = stated;
  if (second !== undefined && !scope.apiVersion.startsWith('v3.0.')) {
    scope.report({
      path,
      key: second,
      found: `a second threshold "${second}"`,
      allowed: 'one threshold a rule',
    });
  }
  return stated.flatMap((key) => {
    const operator = operators[key];
    const value = node[key];
    const values: readonly Literal[] = (Array.isArray(value) ? listOf(value) : [value]).filter(isLiteral);
    reportReversed(scope, [...path, key], values);
    return operator === undefined ? [] : [{ operator, values, unit }];
  });
}

function reportReversed(scope: Scope, path: Path, [low, high]: readonly Literal[]): void {
  if (low === undefined || high === undefined || low <= high) return;
  scope.report({
    path,
    found: `[${low}, ${high}], whose first is above its second`,
    allowed: `[${high}, ${low}]`,
  });
}
