/** The words, figures, names and marks of a type's spelling, and a cursor that reads them one by one. */

export type Token = { readonly kind: 'word' | 'number' | 'quoted' | 'text' | 'mark'; readonly value: string };

/** Where a reader stands in the tokens; it moves on as it reads. */
export interface Cursor {
  readonly tokens: readonly Token[];
  position: number;
}

const tokenPattern =
  /\s*(?:(?<word>[a-z_][a-z0-9_$]*)|(?<number>[0-9]+)|"(?<double>(?:[^"]|"")+)"|`(?<back>(?:[^`]|``)+)`|'(?<text>(?:[^']|'')*)'|(?<mark>[()<>[\],:]))/iy;

/** Null where a character belongs to no token. Words come out in lower case. */
export function tokenize(spelling: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const trimmed = spelling.trim();
  const pattern = new RegExp(tokenPattern);
  while (pattern.lastIndex < trimmed.length) {
    const { word, number, double, back, text, mark } = pattern.exec(trimmed)?.groups ?? {};
    if (word !== undefined) tokens.push({ kind: 'word', value: word.toLowerCase() });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (double !== undefined) tokens.push({ kind: 'quoted', value: double.replaceAll('""', '"') });
    else if (back !== undefined) tokens.push({ kind: 'quoted', value: back.replaceAll('``', '`') });
    else if (text !== undefined) tokens.push({ kind: 'text', value: text });
    else if (mark !== undefined) tokens.push({ kind: 'mark', value: mark });
    else return null;
  }
  return tokens;
}

export function peek(cursor: Cursor): Token | undefined {
  return cursor.tokens[cursor.position];
}

export function opens(cursor: Cursor): boolean {
  const next = peek(cursor);
  return next?.kind === 'mark' && (next.value === '(' || next.value === '<');
}

export function accept(cursor: Cursor, mark: string): boolean {
  const next = peek(cursor);
  const found = next?.kind === 'mark' && next.value === mark;
  if (found) cursor.position += 1;
  return found;
}

export function take(cursor: Cursor, kind: Token['kind']): string | null {
  const next = peek(cursor);
  if (next?.kind !== kind) return null;
  cursor.position += 1;
  return next.value;
}
