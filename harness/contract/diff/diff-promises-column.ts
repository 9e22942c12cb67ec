/** What a contract promises of single columns. */
import type { Column } from '../contract';
import { type Promised, promised } from './diff-promised';
import { allowedValues } from './diff-sets';
import { ruleText } from './diff-words';

export function primaryKey(columns: readonly Column[]): readonly Promised[] {
  const names = columns.filter((column) => column.primaryKeyPosition !== null).map(({ name }) => name);
  // A smaller key is no stronger promise: the column that left it may now be null.
  return names.length === 0
    ? []
    : [
        promised('primaryKey', {
          subject: JSON.stringify([...names].sort()),
          says: `key (${names.join(', ')})`,
        }),
      ];
}

export function ofColumn({ name, required, unique, constraints }: Column): readonly Promised[] {
  const path = `columns.${name}`;
  return [
    ...(required ? [promised(`${path}.required`, { column: name, says: 'required' })] : []),
    ...(unique ? [promised(`${path}.unique`, { column: name, says: 'unique' })] : []),
    ...constraints.map((rule) =>
      promised(`${path}.${rule.rule}`, { column: name, allowed: allowedValues(rule), says: ruleText(rule) }),
    ),
  ];
}
