/**
 * One JSON object in a text, by the strict grammar. DuckDB's and Node's parsers want to know beforehand where an object
 * ends; this one finds the end and says whether a failure is a fault or only the end of what has been read so far.
 */
import type { Token } from './value-kinds';

export interface Member {
  /** Source text of the key between its quotes. */
  readonly key: string;
  readonly value: Token;
}

export type ParsedObject =
  | { readonly is: 'object'; readonly end: number; readonly members: readonly Member[] }
  /** The text ends before the object does. */
  | { readonly is: 'open' }
  | { readonly is: 'broken' };

/** Deeper nesting is broken by definition: it bounds how often a text of many `{"a":` is read again. */
const deepest = 32;

/** @param start position of the `{`. */
export function parseObject(text: string, start: number): ParsedObject {
  const members: Member[] = [];
  const end = object(text, start, 0, members);
  if (end >= 0) return { is: 'object', end, members };
  return { is: failedAt(end) >= text.length ? 'open' : 'broken' };
}

// Every function below takes the position where its part begins and returns the position after it, or where it
// failed as a negative number. Beyond the end of the text charCodeAt is NaN, which equals nothing: a failure there.
const fail = (position: number): number => -1 - position;
const failedAt = (result: number): number => -1 - result;

function object(text: string, start: number, depth: number, members: Member[] | null): number {
  let at = blanks(text, start + 1);
  if (text.charCodeAt(at) === 0x7d) return at + 1;
  for (;;) {
    const keyEnd = string(text, at);
    if (keyEnd < 0) return keyEnd;
    const colon = blanks(text, keyEnd);
    if (text.charCodeAt(colon) !== 0x3a) return fail(colon);
    const valueStart = blanks(text, colon + 1);
    const valueEnd = value(text, valueStart, depth);
    if (valueEnd < 0) return valueEnd;
    members?.push({ key: text.slice(at + 1, keyEnd - 1), value: token(text, valueStart, valueEnd) });
    at = blanks(text, valueEnd);
    const next = text.charCodeAt(at);
    if (next === 0x7d) return at + 1;
    if (next !== 0x2c) return fail(at);
    at = blanks(text, at + 1);
  }
}

function array(text: string, start: number, depth: number): number {
  let at = blanks(text, start + 1);
  if (text.charCodeAt(at) === 0x5d) return at + 1;
  for (;;) {
    const end = value(text, at, depth);
    if (end < 0) return end;
    at = blanks(text, end);
    const next = text.charCodeAt(at);
    if (next === 0x5d) return at + 1;
    if (next !== 0x2c) return fail(at);
    at = blanks(text, at + 1);
  }
}

function value(text: string, at: number, depth: number): number {
  const first = text.charCodeAt(at);
  if (first === 0x22) return string(text, at);
  if (first === 0x7b) return depth >= deepest ? fail(at) : object(text, at, depth + 1, null);
  if (first === 0x5b) return depth >= deepest ? fail(at) : array(text, at, depth + 1);
  if (first === 0x74) return word(text, at, 'true');
  if (first === 0x66) return word(text, at, 'false');
  if (first === 0x6e) return word(text, at, 'null');
  return number(text, at);
}

function blanks(text: string, at: number): number {
  let position = at;
  for (;;) {
    const c = text.charCodeAt(position);
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return position;
    position += 1;
  }
}

function string(text: string, start: number): number {
  if (text.charCodeAt(start) !== 0x22) return fail(start);
  let at = start + 1;
  for (;;) {
    const c = text.charCodeAt(at);
    if (c === 0x22) return at + 1;
    if (c === 0x5c) {
      const end = escaped(text, at + 1);
      if (end < 0) return end;
      at = end;
    } else if (c >= 0x20) at += 1;
    else return fail(at);
  }
}

function escaped(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c === 0x75) return digits(text, at + 1, /[0-9a-fA-F]{0,4}/y, 4);
  return '"\\/bfnrt'.includes(text.charAt(at) || '-') ? at + 1 : fail(at);
}

function digits(text: string, at: number, pattern: RegExp, least: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  const end = pattern.lastIndex;
  return end - at >= least ? end : fail(end);
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function number(text: string, at: number): number {
  numberPattern.lastIndex = at;
  const end = numberPattern.test(text) ? numberPattern.lastIndex : at;
  // `-`, `1.` or `1e+` as the last thing read so far: the rest of the number may follow.
  if (end + 2 >= text.length && /^(?:-|[.]|[eE][+-]?)$/.test(text.slice(end))) return fail(text.length);
  return end > at ? end : fail(at);
}

function word(text: string, at: number, expected: string): number {
  if (text.startsWith(expected, at)) return at + expected.length;
  const rest = text.slice(at, at + expected.length);
  return fail(expected.startsWith(rest) ? at + rest.length : at);
}

const kindOfFirst: Readonly<Record<string, Token['kind']>> = {
  '"': 'string',
  '{': 'nested',
  '[': 'nested',
  t: 'true',
  f: 'false',
  n: 'null',
};

function token(text: string, start: number, end: number): Token {
  return { kind: kindOfFirst[text.charAt(start)] ?? 'number', raw: text.slice(start, end) };
}
