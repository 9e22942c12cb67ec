/** The way back after a fault: where the refused text ends and the next fragment may begin. */
import type { Framing } from './framing';

/** @returns the position behind the refused line, or the text's length where the line goes on. */
export function afterLine(text: string, framing: Framing, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  framing.line += 1;
  framing.lineStart = true;
  framing.refusing = framing.refusing === 'objectLine' ? 'behindObject' : null;
  return end + 1;
}

/**
 * A line that begins with `"` or `}` behind a refused object is the rest of it: nothing that could stand by itself
 * begins so. @returns the position of the line's first mark.
 */
export function behindObject(text: string, framing: Framing, start: number): number {
  let at = start;
  while (' \t\r'.includes(text.charAt(at) || '-')) at += 1;
  if (at === text.length) return at;
  framing.refusing = text.charAt(at) === '"' || text.charAt(at) === '}' ? 'objectLine' : null;
  return at;
}

/** @returns the position behind the brace that closes the one at `start`; -1: not on its line; null: the text ends. */
export function matchingBrace(text: string, start: number): number | null {
  const marks = /["\\{}\n]/g;
  let depth = 0;
  let inString = false;
  marks.lastIndex = start;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const mark = found[0];
    if (mark === '\n') return -1;
    if (mark === '\\') marks.lastIndex += 1;
    else if (mark === '"') inString = !inString;
    else if (!inString) depth += mark === '{' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return null;
}
