/** One spelling for a column's type, whoever wrote it: a contract, DuckDB, Trino, Athena's catalog or Spark. */
import { canonicalScalar } from './column-type-names';
import { accept, type Cursor, opens, peek, take, tokenize } from './column-type-tokens';

/**
 * The canonical form of a type, in Athena's spelling: `bigint`, `decimal(10,2)`, `array<struct<a:int,b:string>>`. Two
 * spellings are the same type exactly when their canonical forms are equal. Case and spaces do not matter.
 *
 * - `char(n)` and `varchar(n)` are `string`: neither Parquet, Iceberg nor DuckDB keeps the length; state `maxLength`.
 * - `timestamp(p)` is `timestamp` up to microseconds; finer is `timestamp_ns`, which Athena and Iceberg cannot hold.
 * - A type that Athena lacks (uuid, json, hugeint, timestamp with time zone, ..) keeps a word of its own; `enum(..)` and
 *   `union(..)` are `enum` and `union`, whatever they hold.
 * - Names of nested fields are lower case, as Athena's catalog has them.
 *
 * @returns null where the spelling is no known type.
 */
export function canonicalType(spelling: string): string | null {
  const tokens = tokenize(spelling);
  if (tokens === null) return null;
  const cursor: Cursor = { tokens, position: 0 };
  const type = parseType(cursor);
  return cursor.position === tokens.length ? type : null;
}

function parseType(cursor: Cursor): string | null {
  const base = parseNested(cursor) ?? parseScalar(cursor);
  return base === null ? null : parseListSuffixes(cursor, base);
}

const nested: Readonly<Record<string, (cursor: Cursor) => string | null>> = {
  array: (cursor) => generic('array', parseList(cursor, parseType), 1),
  list: (cursor) => generic('array', parseList(cursor, parseType), 1),
  map: (cursor) => generic('map', parseList(cursor, parseType), 2),
  struct: (cursor) => generic('struct', parseList(cursor, parseField), null),
  row: (cursor) => generic('struct', parseList(cursor, parseField), null),
  enum: (cursor) => (parseList(cursor, parseText) === null ? null : 'enum'),
  union: (cursor) => (parseList(cursor, parseField) === null ? null : 'union'),
  uniontype: (cursor) => (parseList(cursor, parseType) === null ? null : 'union'),
};

function parseNested(cursor: Cursor): string | null {
  const word = peek(cursor);
  if (word?.kind !== 'word' || !Object.hasOwn(nested, word.value)) return null;
  cursor.position += 1;
  // The canonical words `enum` and `union` stand without what they hold.
  const bare = (word.value === 'enum' || word.value === 'union') && !opens(cursor);
  return bare ? word.value : (nested[word.value]?.(cursor) ?? null);
}

function generic(name: string, parts: readonly string[] | null, count: number | null): string | null {
  return parts === null || (count !== null && parts.length !== count) ? null : `${name}<${parts.join(',')}>`;
}

/** What stands between `(` and `)` or `<` and `>`, separated by commas; at least one part. */
function parseList(cursor: Cursor, parsePart: (cursor: Cursor) => string | null): readonly string[] | null {
  const close = accept(cursor, '(') ? ')' : accept(cursor, '<') ? '>' : null;
  if (close === null) return null;
  const parts: string[] = [];
  do {
    const part = parsePart(cursor);
    if (part === null) return null;
    parts.push(part);
  } while (accept(cursor, ','));
  return accept(cursor, close) ? parts : null;
}

/** `a integer`, `"a" integer` or `a:int`. */
function parseField(cursor: Cursor): string | null {
  const name = take(cursor, 'word') ?? take(cursor, 'quoted');
  if (name === null) return null;
  accept(cursor, ':');
  const type = parseType(cursor);
  return type === null ? null : `${fieldName(name.toLowerCase())}:${type}`;
}

function fieldName(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

function parseText(cursor: Cursor): string | null {
  return take(cursor, 'text');
}

/** Words, figures in brackets, words again: `timestamp (6) with time zone`, `character varying(20)`. */
function parseScalar(cursor: Cursor): string | null {
  const before = parseWords(cursor);
  const parameters = opens(cursor) ? parseList(cursor, (inside) => take(inside, 'number')) : [];
  const name = [...before, ...parseWords(cursor)].join(' ');
  return parameters === null ? null : canonicalScalar(name, parameters.map(Number));
}

function parseWords(cursor: Cursor): readonly string[] {
  const words: string[] = [];
  while (peek(cursor)?.value !== 'array') {
    const word = take(cursor, 'word');
    if (word === null) break;
    words.push(word);
  }
  return words;
}

/** `integer[]`, `integer[3]`, `integer array`, `integer array[3]`: a fixed length is no type of Parquet or Athena. */
function parseListSuffixes(cursor: Cursor, base: string): string | null {
  let type = base;
  for (;;) {
    const word = peek(cursor)?.value === 'array' && take(cursor, 'word') !== null;
    if (!accept(cursor, '[')) {
      if (!word) return type;
    } else {
      take(cursor, 'number');
      if (!accept(cursor, ']')) return null;
    }
    type = `array<${type}>`;
  }
}
