/** SQL for reading: one clause a line, two spaces a level. A line that starts inside a text literal stays as it is. */
export function indented(sql: string): string {
  let inText = false;
  return sql
    .split('\n')
    .map((line) => {
      const start = inText || line === '' ? line : `  ${line}`;
      if ((line.split("'").length - 1) % 2 === 1) inText = !inText;
      return start;
    })
    .join('\n');
}

/** A subquery in brackets, as an item of a select list. */
export function bracketed(sql: string): string {
  return `(\n${indented(indented(sql))}\n  )`;
}
