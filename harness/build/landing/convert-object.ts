/** An object of a landing file as the one line of clean JSON that DuckDB reads exactly as meant, or why not. */
import type { Member } from './json-object';
import type { FileKeys, KnownKey } from './key-spelling';
import type { Token } from './value-kinds';

export type Converted =
  | {
      readonly is: 'row';
      readonly line: string;
      /** Every key and value could stay as it stands in the file: only blanks may differ from `line`. */
      readonly unchanged: boolean;
      readonly keys: readonly KnownKey[];
    }
  | { readonly is: 'refused'; readonly reason: string };

export function convertObject(members: readonly Member[], fileKeys: FileKeys): Converted {
  const keys: KnownKey[] = [];
  const parts: string[] = [];
  const seen = new Set<string>();
  let unchanged = true;
  for (const { key, value } of members) {
    const known = fileKeys.find(key);
    if (known === null) return refused('a key that can be no column, or too many undeclared keys');
    const { column, ownKey } = known;
    const { name } = column;
    if (seen.has(name))
      return refused(column.declaredType === null ? 'a key twice' : `the key ${name} twice`);
    seen.add(name);
    const converted = convertValue(value, known);
    if (converted === null) return refused(`${name} does not fit its type ${column.declaredType}`);
    unchanged &&= converted === value.raw && ownKey === key;
    keys.push(known);
    parts.push(`"${ownKey}":${converted}`);
  }
  return { is: 'row', line: `{${parts.join(',')}}`, unchanged, keys };
}

const refused = (reason: string): Converted => ({ is: 'refused', reason });

function convertValue(value: Token, { column }: KnownKey): string | null {
  if (value.kind === 'null' || column.plain.test(value.raw)) return value.raw;
  if (column.kind.type !== 'VARCHAR' && value.raw === '""') return 'null';
  if (column.declaredType === null && value.kind === 'nested') return JSON.stringify(value.raw);
  return column.kind.convert(value);
}
