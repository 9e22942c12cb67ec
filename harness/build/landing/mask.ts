/** What may be shown of a refused fragment: its shape and the names of declared columns, never a value. */

const shown = 80;

/**
 * The first 80 characters with every run of other characters than JSON's marks and blanks replaced by `*`, whatever its
 * classification; only a declared column's name stays, and only where it stands as a key. Blanks become one space.
 */
export function masked(text: string, columns: ReadonlySet<string>): string {
  return Array.from(text.slice(0, shown * 4))
    .slice(0, shown)
    .join('')
    .replace(/"([^"{}[\]:,\s]+)"(?=\s*:)|[^"{}[\]:,\s]+|\s+/g, (run, key: string | undefined) => {
      if (key !== undefined) return columns.has(key.toLowerCase()) ? run : '"*"';
      return run.trim() === '' ? ' ' : '*';
    })
    .trim();
}
