import type { ActualColumn } from './actual-tables';

/** The columns that bear one of these names. Engines do not tell Email from email, so neither does this rule. */
export function personalColumns(
  names: readonly string[],
  columns: readonly ActualColumn[],
): readonly string[] {
  const personal = new Set(names.map((name) => name.toLowerCase()));
  return columns.map(({ name }) => name).filter((name) => personal.has(name.toLowerCase()));
}
