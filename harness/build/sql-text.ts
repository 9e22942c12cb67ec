/** Names and paths as DuckDB reads them. */

export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
