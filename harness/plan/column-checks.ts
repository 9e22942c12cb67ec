/** The checks that a column's own words ask for: required, its value rules, and keys. */
import type { Column, Contract, ValueRule } from '../contract/contract';
import type { BadValue, Check } from './check';
import { none } from './thresholds';

export function columnChecks(table: string, column: Column): readonly Check[] {
  // A primary key implies that its columns are present.
  const required = column.required || column.primaryKeyPosition !== null;
  return [
    ...(required ? [valueCheck(table, column.name, 'required', { is: 'null' })] : []),
    ...column.constraints.map((rule) => valueCheck(table, column.name, rule.rule, badValueOf(rule))),
  ];
}

/** The primary key, and every column that is unique on its own. */
export function keyChecks(contract: Contract): readonly Check[] {
  const primaryKey = primaryKeyOf(contract);
  const unique = contract.columns.filter(({ unique, name }) => unique && primaryKey.join() !== name);
  return [
    ...(primaryKey.length === 0 ? [] : [keyCheck(contract.table, 'primaryKey', primaryKey)]),
    ...unique.map(({ name }) => keyCheck(contract.table, 'unique', [name])),
  ];
}

/** Names of the primary key's columns in its order; empty without one. */
export function primaryKeyOf({ columns }: Contract): readonly string[] {
  return columns
    .filter(({ primaryKeyPosition }) => primaryKeyPosition !== null)
    .sort((a, b) => (a.primaryKeyPosition ?? 0) - (b.primaryKeyPosition ?? 0))
    .map(({ name }) => name);
}

/** What offends a rule on single values. */
export function badValueOf(rule: ValueRule): BadValue {
  switch (rule.rule) {
    case 'pattern':
      return { is: 'notMatching', pattern: rule.pattern };
    case 'length':
      return { is: 'lengthOutside', min: rule.min, max: rule.max };
    case 'range':
      return { is: 'outside', min: rule.min, max: rule.max };
    case 'multipleOf':
      return { is: 'notMultipleOf', of: rule.of };
    case 'acceptedValues':
      return { is: 'notIn', values: rule.values };
  }
}

function valueCheck(table: string, column: string, rule: Check['rule'], bad: BadValue): Check {
  const assertion = { kind: 'values', column, bad } as const;
  return { table, id: `${column}.${rule}`, rule, column, severity: 'error', assertion, threshold: none };
}

function keyCheck(table: string, rule: 'primaryKey' | 'unique', columns: readonly string[]): Check {
  const column = columns.length === 1 ? (columns[0] ?? null) : null;
  const assertion = { kind: 'duplicates', columns } as const;
  return {
    table,
    id: `${columns.join('+')}.${rule}`,
    rule,
    column,
    severity: 'error',
    assertion,
    threshold: none,
  };
}
