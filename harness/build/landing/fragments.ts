/**
 * Where one object of a landing file ends and the next begins: tests/support/landing-quirks/README.md, "Fragments".
 * A pass over one window of text; `Framing` is what it must remember from one window to the next.
 */
import { isUtf8 } from 'node:buffer';
import { afterLine, behindObject, refusedObject } from './after-fault';
import type { Framing } from './framing';
import { type Member, parseObject } from './json-object';
import { linesAtOnce, type PlainPattern } from './plain-pattern';
import type { TextWindow } from './text-window';

/** What the pass finds, in order. Positions are those of the window's text. */
export interface FragmentSink {
  readonly pattern: PlainPattern | null;
  /** `count` objects that need no second look; `alone`: one on each line. */
  plain(start: number, end: number, count: number, alone: boolean): void;
  parsed(start: number, end: number, line: number, alone: boolean, members: readonly Member[]): void;
  /** The fragment stands from `start` to `end`, as far as it was read. */
  reject(start: number, end: number, line: number, reason: string): void;
  /** Something that DuckDB's reader of JSON lines would not read: a comma between objects, a bracket of an array. */
  mark(position: number): void;
}

/** @returns the characters done with; what follows needs more text. */
export function readFragments(window: TextWindow, framing: Framing, sink: FragmentSink): number {
  const { text } = window;
  let at = 0;
  if (window.offset === 0 && text.startsWith(byteOrderMark)) {
    sink.mark(0);
    at = byteOrderMark.length;
  }
  for (;;) {
    if (framing.refusing === 'object') at = refusedObject(text, framing, at);
    if (framing.refusing === 'object') return at;
    if (framing.refusing === 'line' || framing.refusing === 'objectLine') at = afterLine(text, framing, at);
    if (framing.refusing === 'behindObject') at = behindObject(text, framing, at);
    if (at === text.length) return at;
    if (framing.refusing !== null) continue;
    if (framing.lineStart && window.isUtf8) at = plainLines(text, framing, sink, at);
    at = separators(text, framing, sink, at);
    if (at === text.length) return at;
    const next =
      text.charAt(at) === '{' ? objectAt(window, framing, sink, at) : otherAt(window, framing, sink, at);
    if (next === null) return at;
    at = next;
  }
}

const byteOrderMark = '\xef\xbb\xbf';

function plainLines(text: string, framing: Framing, sink: FragmentSink, start: number): number {
  const lines = sink.pattern?.lines;
  if (lines === undefined) return start;
  let at = start;
  lines.lastIndex = at;
  while (lines.test(text)) {
    sink.plain(at, lines.lastIndex, linesAtOnce, true);
    framing.line += linesAtOnce;
    at = lines.lastIndex;
  }
  return at;
}

/** Blanks, line ends and commas between objects, and the brackets of an array around them. */
function separators(text: string, framing: Framing, sink: FragmentSink, start: number): number {
  for (let at = start; ; at += 1) {
    const c = text.charCodeAt(at);
    if (c === 0x0a) {
      framing.line += 1;
      framing.lineStart = true;
    } else if (
      c === 0x2c ||
      (c === 0x5b && !framing.inArray && opensArray(text, at)) ||
      (c === 0x5d && framing.inArray)
    ) {
      sink.mark(at);
      if (c !== 0x2c) framing.inArray = c === 0x5b;
    } else if (c !== 0x20 && c !== 0x0d && c !== 0x09) return Math.min(at, text.length);
  }
}

/** Other brackets, as in `[1,2]`, belong to a line that is no object. */
function opensArray(text: string, at: number): boolean {
  const objects = /\[[ \t\r\n]*(?:[{\]]|$)/y;
  objects.lastIndex = at;
  return objects.test(text);
}

function objectAt(window: TextWindow, framing: Framing, sink: FragmentSink, at: number): number | null {
  const { text } = window;
  const alone = framing.lineStart;
  const pattern = window.isUtf8 ? sink.pattern?.object : undefined;
  if (pattern !== undefined) {
    pattern.lastIndex = at;
    if (pattern.test(text)) {
      framing.lineStart = false;
      sink.plain(at, pattern.lastIndex, 1, alone);
      return pattern.lastIndex;
    }
  }
  const parsed = parseObject(text, at);
  if (parsed.is === 'open') return openAt(window, framing, sink, at);
  if (parsed.is === 'broken') return refuseObject(window, framing, sink, at, 'not valid JSON');
  const { line } = framing;
  framing.line += lineEnds(text, at, parsed.end);
  framing.lineStart = false;
  if (window.isUtf8 || isText(text.slice(at, parsed.end)))
    sink.parsed(at, parsed.end, line, alone, parsed.members);
  else sink.reject(at, parsed.end, line, 'not UTF-8');
  return parsed.end;
}

/** The text ends inside the object. */
function openAt(window: TextWindow, framing: Framing, sink: FragmentSink, at: number): number | null {
  const { text, last } = window;
  if (mayGoOn(window, at)) return null;
  if (last === null || last === 'tooLong')
    return refuseObject(window, framing, sink, at, 'longer than 8 MiB');
  const isLast = !/\n[ \t\r,[]*\{/.test(text.slice(at));
  if (!isLast) return refuseObject(window, framing, sink, at, 'cut in the middle of an object');
  framing.endReported = true;
  sink.reject(at, text.length, framing.line, endings[last]);
  return text.length;
}

export const endings = {
  complete: 'cut in the middle of an object',
  truncated: 'the gzip stream is truncated here',
  damaged: 'the gzip stream is damaged here',
} as const;

/** Up to its last brace where its braces match on its line, else up to the line's end. */
function refuseObject(
  window: TextWindow,
  framing: Framing,
  sink: FragmentSink,
  at: number,
  reason: string,
): number | null {
  if (startIsShort(window, at)) return null;
  framing.refusing = 'object';
  framing.depth = 0;
  framing.inString = false;
  framing.lineStart = false;
  const end = refusedObject(window.text, framing, at);
  sink.reject(at, end, framing.line, reason);
  return end;
}

/** Something else than an object: the rest of the line. */
function otherAt(window: TextWindow, framing: Framing, sink: FragmentSink, at: number): number | null {
  if (startIsShort(window, at)) return null;
  const end = window.text.indexOf('\n', at);
  framing.refusing = 'line';
  framing.lineStart = false;
  sink.reject(at, end < 0 ? window.text.length : end, framing.line, 'not a JSON object');
  return at;
}

/** Less than what is shown of a reject can be seen of it. */
const startIsShort = (window: TextWindow, at: number): boolean =>
  mayGoOn(window, at) && window.text.length - at < 400;

/** More of the text can be had behind the position. */
const mayGoOn = ({ last }: TextWindow, at: number): boolean =>
  last === null || (last === 'tooLong' && at > 0);

function lineEnds(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const isText = (latin1: string): boolean => isUtf8(Buffer.from(latin1, 'latin1'));
