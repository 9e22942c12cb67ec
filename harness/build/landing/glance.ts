/** A first glance at landing files: which look like plain lines of objects. Nothing rests on it but the order of work. */
import { type FileHandle, open } from 'node:fs/promises';
import { isGzip } from './byte-source';

export interface Glance {
  /** Files that do not look plain, empty ones among them. */
  readonly odd: readonly string[];
  /** Files that begin and end as lines of objects do. */
  readonly plain: readonly string[];
  /** Size of the plain ones. */
  readonly plainBytes: number;
}

export async function glanceAt(files: readonly string[]): Promise<Glance> {
  const sizes: (number | null)[] = [];
  for (const file of files) sizes.push(await sizeIfPlain(file));
  return {
    odd: files.filter((_, index) => !sizes[index]),
    plain: files.filter((_, index) => sizes[index]),
    plainBytes: sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
  };
}

async function sizeIfPlain(file: string): Promise<number | null> {
  if (isGzip(file)) return null;
  let handle: FileHandle | null = null;
  try {
    handle = await open(file);
    const { size } = await handle.stat();
    const ends = Buffer.alloc(4);
    await handle.read(ends, 0, 1, 0);
    await handle.read(ends, 1, 3, Math.max(size - 3, 0));
    return /^\{.*\}\r?\n?$/s.test(ends.toString('latin1')) ? size : null;
  } catch {
    // The reading that follows says what is wrong with the file.
    return null;
  } finally {
    await handle?.close();
  }
}
