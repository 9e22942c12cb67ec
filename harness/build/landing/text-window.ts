/** The part of a file that is being looked at, as text of one character a byte, and only as large as it must be. */
import { isUtf8 } from 'node:buffer';
import type { ByteSource, Ending } from './byte-source';

/** An object longer than this (bytes) is refused: it bounds memory, and DuckDB's own limit is twice as large. */
export const longestObject = 8 * 1024 * 1024;
const firstSize = 512 * 1024;

export interface TextWindow {
  /** Bytes as Latin-1. */
  readonly text: string;
  /** Whether the bytes are UTF-8 throughout (a character cut by the window's end aside). */
  readonly isUtf8: boolean;
  /** Bytes of the file (unpacked) before the window. */
  readonly offset: number;
  /** Why no more can follow: the file's end, or the window's full size (then what starts it is too long); else null. */
  readonly last: Ending | 'tooLong' | null;
  /** Drops the first `consumed` characters and reads on. */
  advance(consumed: number): Promise<void>;
}

export async function openWindow(source: ByteSource): Promise<TextWindow> {
  let buffer = Buffer.allocUnsafe(firstSize);
  let filled = 0;
  let ended = false;
  const window = { text: '', isUtf8: true, offset: 0, last: null as TextWindow['last'], advance };

  async function advance(consumed: number): Promise<void> {
    buffer.copyWithin(0, consumed, filled);
    filled -= consumed;
    window.offset += consumed;
    // Doubling keeps the cost of looking at an unfinished object again in proportion to its length.
    if (filled === buffer.length && filled < longestObject) buffer = Buffer.concat([buffer], filled * 2);
    while (!ended && filled < buffer.length) {
      const got = await source.read(buffer.subarray(filled));
      filled += got;
      ended = got === 0;
    }
    window.text = buffer.toString('latin1', 0, filled);
    window.isUtf8 = isUtf8(buffer.subarray(0, endOfCharacters(buffer, filled)));
    window.last = ended ? source.ending : filled >= longestObject ? 'tooLong' : null;
  }

  await advance(0);
  return window;
}

function endOfCharacters(buffer: Buffer, filled: number): number {
  let end = filled;
  while (end > 0 && filled - end < 4 && (buffer[end - 1] ?? 0) >= 0x80) end -= 1;
  return end;
}
