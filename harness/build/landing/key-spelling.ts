/** How one file spells the keys of the table: the first spelling of each key is the file's, others are rewritten. */
import type { LandingColumn, LandingColumns } from './landing-columns';

/** Name of the column, then the key as DuckDB must be told it. */
export type Spelling = ReadonlyMap<string, string>;

export interface KnownKey {
  readonly column: LandingColumn;
  /** Source text of the file's own spelling, between its quotes. */
  readonly ownKey: string;
}

export interface FileKeys {
  readonly spelling: Spelling;
  /** @returns null where the key can be no column. */
  find(rawKey: string): KnownKey | null;
}

export function fileKeys(columns: LandingColumns): FileKeys {
  const spelling = new Map<string, string>();
  const own = new Map<string, KnownKey>();
  const found = new Map<string, KnownKey | null>();
  const lookUp = (rawKey: string): KnownKey | null => {
    const key = decode(rawKey);
    const column = columns.ofKey(key);
    if (column === null) return null;
    const known = own.get(column.name) ?? { column, ownKey: rawKey };
    if (!own.has(column.name)) {
      own.set(column.name, known);
      spelling.set(column.name, key);
    }
    return known;
  };
  const find = (rawKey: string): KnownKey | null => {
    const before = found.get(rawKey);
    if (before !== undefined) return before;
    const known = lookUp(rawKey);
    // A file of ever new keys must not fill the memory with them.
    if (found.size < 1000) found.set(rawKey, known);
    return known;
  };
  return { spelling, find };
}

/** Bytes as Latin-1, escapes as they stand, to the key itself. */
function decode(rawKey: string): string {
  return String(JSON.parse(`"${Buffer.from(rawKey, 'latin1').toString('utf8')}"`));
}

/** Whether files of the two spellings can be read together: a key that a file lacks has no spelling there. */
export function agree(one: Spelling, other: Spelling): boolean {
  return [...one].every(([column, key]) => (other.get(column) ?? key) === key);
}

export function merged(one: Spelling, other: Spelling): Spelling {
  return new Map([...one, ...other]);
}
