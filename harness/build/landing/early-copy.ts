/**
 * A bet on plain files. Reading them takes DuckDB about as long as proving them plain takes this process, and the two
 * can run side by side: so when a large landing looks plain at the first glance the copy starts at once. Nothing rests
 * on the glance: the copy counts only if every file was then proven plain with the same keys; else it is made again.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { isGzip } from './byte-source';
import type { JsonLines } from './copy-sql';
import type { Spelling } from './key-spelling';
import type { FileScan } from './scan-file';

/** Below that the bet could win less than it may cost. */
const leastBytes = 8 * 1024 * 1024;

export interface EarlyCopy {
  readonly spelling: Spelling;
  /** Rows copied; null where it failed. */
  readonly rows: Promise<number | null>;
}

/** Whether all files, taken together large, begin and end as lines of objects do. */
export async function worthABet(files: readonly string[]): Promise<boolean> {
  let bytes = 0;
  for (const file of files) {
    if (isGzip(file)) return false;
    const size = await sizeIfPlainAtBothEnds(file);
    if (size === null) return false;
    bytes += size;
  }
  return bytes >= leastBytes;
}

/** Whether what was copied early is what the proof says must be copied: every file as it stands, with these keys. */
export function wins(early: EarlyCopy, scans: readonly FileScan[], proven: readonly JsonLines[]): boolean {
  const [only, ...others] = proven;
  const untouched = scans.every(({ file, readFrom }) => readFrom === file);
  return untouched && only !== undefined && others.length === 0 && equal(early.spelling, only.spelling);
}

function equal(one: Spelling, other: Spelling): boolean {
  return one.size === other.size && [...one].every(([column, key]) => other.get(column) === key);
}

async function sizeIfPlainAtBothEnds(file: string): Promise<number | null> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file);
    const { size } = await handle.stat();
    const ends = Buffer.alloc(4);
    await handle.read(ends, 0, 1, 0);
    await handle.read(ends, 1, 3, Math.max(size - 3, 0));
    return size === 0 || /^\{.*\}\r?\n?$/s.test(ends.toString('latin1')) ? size : null;
  } catch {
    // The reading that follows says what is wrong with the file.
    return null;
  } finally {
    await handle?.close();
  }
}
