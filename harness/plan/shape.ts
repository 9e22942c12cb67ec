/** What may be shown of a text that may not be seen. */

/**
 * The punctuation of a text, with every run of anything else as `***`, however long: enough to see why a pattern fails,
 * never enough to know the value. An e-mail keeps its first letter, by which its owner may recognise it: `S***@***.***`.
 */
export function shapeOf(text: string): string {
  const shape = text.replace(/[^@.\-_+()/:, ]+/gu, '***');
  return /^[A-Za-z][^@]{3,}@/.test(text) ? `${text.slice(0, 1)}${shape}` : shape;
}

/**
 * The name of a column that no contract declares. A file written without its header bears values for names: what is no
 * plain identifier is shown by its shape.
 */
export function nameShown(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_ -]*$/.test(name) ? name : shapeOf(name);
}
