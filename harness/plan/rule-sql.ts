/** The SQL of a rule with its placeholders filled in. */
import type { Dialect } from './dialect';

/**
 * `${table}`, `{table}` and `{object}` become the table, `${column}`, `{column}` and `{property}` the column. A
 * placeholder in quotes of its own stays bare; any other is quoted, so that a column may be called `user`.
 */
export function ruleSql(query: string, table: string, column: string | null, dialect: Dialect): string {
  const names = new Map([
    ['table', table],
    ['object', table],
    ['column', column],
    ['property', column],
  ]);
  return query.replace(/(["`]?)\$?\{(table|object|column|property)\}(["`]?)/g, (found, open, word, close) => {
    const name = names.get(word);
    if (name === null || name === undefined) return found;
    return open === '' && close === '' ? dialect.identifier(name) : `${open}${name}${close}`;
  });
}
