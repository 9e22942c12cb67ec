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

/**
 * Follows the braces of a refused object, strings respected.
 * @returns the position behind its last brace; of the line's end where that comes first; else the text's length, or a
 *   last backslash, which may escape what follows it.
 */
export function refusedObject(text: string, framing: Framing, start: number): number {
  const marks = /\\[^\n]?|["{}\n]/g;
  marks.lastIndex = start;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const [mark] = found;
    if (mark === '\n') {
      framing.refusing = 'objectLine';
      return found.index;
    }
    if (mark === '\\' && marks.lastIndex === text.length) return found.index;
    if (mark === '"') framing.inString = !framing.inString;
    else if (!framing.inString && mark === '{') framing.depth += 1;
    else if (!framing.inString && mark === '}') framing.depth -= 1;
    if (framing.depth === 0) {
      framing.refusing = null;
      return marks.lastIndex;
    }
  }
  return text.length;
}
