/** Why a check cannot be asked of what the engine holds: in words, null where it can. */
import type { ActualTables } from './actual-tables';
import type { Check } from './check';

export function missingFor(
  check: Check,
  actual: ActualTables,
  unreadable: ReadonlyMap<string, string>,
  tablesRead: readonly string[],
): string | null {
  for (const { table, columns } of namedBy(check, tablesRead)) {
    const problem = unreadable.get(table);
    if (problem !== undefined) return `the table ${table} cannot be read: ${problem}`;
    const found = actual.get(table);
    if (found === undefined) return `the table ${table} is missing`;
    const missing = columns.find((column) => !found.some(({ name }) => name === column));
    if (missing === '') return 'the rule names no column';
    if (missing !== undefined) return `the column ${missing} of ${table} is missing`;
  }
  return null;
}

interface Named {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Every table and column that the check reads; its own table first. */
function namedBy({ table, assertion }: Check, tablesRead: readonly string[]): readonly Named[] {
  const own = (columns: readonly string[]): Named => ({ table, columns });
  switch (assertion.kind) {
    case 'columns':
    case 'piiColumns':
    case 'rejects':
    case 'rows':
    case 'piiPattern':
      return [own([])];
    case 'values':
    case 'age':
      return [own([assertion.column])];
    case 'duplicates':
      return [own(assertion.columns)];
    case 'orphans':
    case 'children':
      return [own(assertion.columns), { table: assertion.parent, columns: assertion.parentColumns }];
    case 'excessRows':
      return [own([]), { table: assertion.input, columns: [] }];
    case 'consent': {
      const { owner, key, ownerKey, date, reading } = assertion.consent;
      return [own(reading === null ? [key] : [key, reading]), { table: owner, columns: [ownerKey, date] }];
    }
    case 'taint':
      return [
        own([]),
        ...assertion.sources.map((source) => ({ table: source.table, columns: [source.column] })),
      ];
    case 'sql':
      return [own([]), ...tablesRead.map((name) => ({ table: name, columns: [] }))];
  }
}
