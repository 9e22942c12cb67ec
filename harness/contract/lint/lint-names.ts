/** Names that stand twice: tables, columns, ids of rules. Case does not make a difference, as in Athena's catalog. */
import type { TableLint } from '../odcs/parsed-table';
import type { Placed } from '../odcs/scope';
import type { Finding } from '../problem';

export const lintNames: TableLint = (table, all) => [
  ...duplicateTable(table, all),
  ...repeated(table.columns, ({ name }) => name, 'column'),
  ...repeated<{ readonly id: string }>([...table.quality, ...table.relationships], ({ id }) => id, 'rule id'),
];

/** The later of two contracts is the one at fault, so that each pair is reported once. */
const duplicateTable: TableLint = (table, all) => {
  const name = table.contract.table.toLowerCase();
  const first = all.find(({ contract }) => contract.table.toLowerCase() === name);
  if (first === undefined || first === table) return [];
  return [
    {
      path: [...table.path, 'name'],
      found: `a second contract for table "${table.contract.table}" (the first: ${first.contract.file})`,
      allowed: 'one contract a table',
    },
  ];
};

function repeated<T>(
  items: readonly Placed<T>[],
  nameOf: (value: T) => string,
  what: string,
): readonly Finding[] {
  const seen = new Set<string>();
  return items.flatMap(({ value, path }) => {
    const name = nameOf(value);
    const key = name.toLowerCase();
    if (seen.has(key))
      return [{ path, found: `${what} "${name}" a second time`, allowed: `each ${what} once` }];
    seen.add(key);
    return [];
  });
}
