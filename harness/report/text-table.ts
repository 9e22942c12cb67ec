/** Columns of text, aligned: the only layout the terminal report needs. */

export interface TextColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** One line a row, the titles first; two spaces between columns, no trailing space. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  const lines = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => (line[index] ?? '').length)));
  return lines.map((line) =>
    columns
      .map((column, index) => pad(line[index] ?? '', widths[index] ?? 0, column.align))
      .join('  ')
      .trimEnd(),
  );
}

function pad(text: string, width: number, align: TextColumn['align']): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width);
}
