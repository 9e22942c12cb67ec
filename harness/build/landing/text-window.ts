/** The part of a file that is being looked at, as text of one character a byte, and only as large as it must be. */
import { isUtf8 } from 'node:buffer';
import type { ByteSource } from './byte-source';
import type { Ending } from './unpack-gzip';

/** An object longer than this (bytes) is refused: it bounds memory, and DuckDB's own limit is twice as large. */
export const longestObject = 8 * 1024 * 1024;
/** V8 keeps strings up to about 120 KiB among its young objects; longer ones cost eight times as much to make. */
const usualLength = 64 * 1024;
const bytesRead = 1024 * 1024;

export interface TextWindow {
  /** Bytes as Latin-1. */
  readonly text: string;
  /** Whether the bytes are UTF-8 throughout (a character cut by the window's end aside). */
  readonly isUtf8: boolean;
  /** Bytes of the file (unpacked) before the window. */
  readonly offset: number;
  /** Why no more can follow: the file's end, or the window's full size (then what starts it is too long); else null. */
  readonly last: Ending | 'tooLong' | null;
  /** Drops the first `consumed` characters and reads on; where none could be consumed, further than before. */
  advance(consumed: number): Promise<void>;
}

export async function openWindow(source: ByteSource): Promise<TextWindow> {
  let buffer = Buffer.allocUnsafe(bytesRead);
  let start = 0;
  let filled = 0;
  let ended = false;
  let length = usualLength;
  const window = { text: '', isUtf8: true, offset: 0, last: null as TextWindow['last'], advance };

  async function advance(consumed: number): Promise<void> {
    start += consumed;
    window.offset += consumed;
    // Doubling keeps the cost of looking at an unfinished object again in proportion to its length.
    length = consumed > 0 ? usualLength : Math.min(length * 2, longestObject);
    await look();
  }

  async function look(): Promise<void> {
    if (filled - start < length) await fill();
    const end = Math.min(start + length, filled);
    window.text = buffer.toString('latin1', start, end);
    window.isUtf8 = isUtf8(buffer.subarray(start, endOfCharacters(buffer, start, end)));
    if (ended && end === filled) window.last = source.ending;
    else window.last = end - start < longestObject ? null : 'tooLong';
  }

  async function fill(): Promise<void> {
    buffer.copyWithin(0, start, filled);
    filled -= start;
    start = 0;
    if (length > buffer.length) buffer = Buffer.concat([buffer], length);
    while (!ended && filled < buffer.length) {
      const got = await source.read(buffer.subarray(filled));
      filled += got;
      ended = got === 0;
    }
  }

  await look();
  return window;
}

function endOfCharacters(buffer: Buffer, start: number, filled: number): number {
  let end = filled;
  while (end > start && filled - end < 4 && (buffer[end - 1] ?? 0) >= 0x80) end -= 1;
  return end;
}
