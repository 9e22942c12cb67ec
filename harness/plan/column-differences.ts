/** How the columns that a table really has differ from the declared ones, each difference in words. */
import type { Column } from '../contract/contract';
import type { ActualColumn } from './actual-tables';
import { nameShown } from './shape';

export function columnDifferences(
  declared: readonly Column[],
  actual: readonly ActualColumn[] | undefined,
  strict: boolean,
): readonly string[] {
  if (actual === undefined) return ['the table is missing'];
  const actualTypes = new Map(actual.map(({ name, type }) => [name, type]));
  const declaredNames = new Set(declared.map(({ name }) => name));
  const common = declared.filter(({ name }) => actualTypes.has(name));
  return [
    ...declared.filter(({ name }) => !actualTypes.has(name)).map(({ name }) => `${name} is missing`),
    ...common
      .filter(({ name, type }) => actualTypes.get(name) !== type)
      .map(({ name, type }) => `${name} is ${actualTypes.get(name)}, not ${type}`),
    ...actual
      .filter(({ name }) => strict && !declaredNames.has(name))
      .map(({ name, type }) => `${nameShown(name)} (${type}) is not declared`),
    ...orderDifference(
      common.map(({ name }) => name),
      actual.map(({ name }) => name).filter((name) => declaredNames.has(name)),
    ),
  ];
}

function orderDifference(declared: readonly string[], actual: readonly string[]): readonly string[] {
  if (declared.every((name, index) => name === actual[index])) return [];
  return [`the order is ${actual.join(', ')}, not ${declared.join(', ')}`];
}
