/** The bytes of a landing file, unpacked where it ends in `.gz`, and how the file ended. */
import { type FileHandle, open } from 'node:fs/promises';
import { errors } from '../../errors';
import { type Ending, unpackGzip } from './unpack-gzip';

export interface ByteSource {
  /** Fills the front of `target`. @returns bytes written; 0 at the end. @throws LAKE-043 */
  read(target: Buffer): Promise<number>;
  /** Meaningful once `read` has returned 0. */
  readonly ending: Ending;
  close(): Promise<void>;
}

/** @throws LAKE-043 when the file cannot be opened. */
export async function openBytes(file: string): Promise<ByteSource> {
  const handle = await open(file).catch((cause) => {
    throw errors.landingFileUnreadable(file, cause);
  });
  return isGzip(file) ? gzipSource(file, handle) : plainSource(file, handle);
}

export const isGzip = (file: string): boolean => file.toLowerCase().endsWith('.gz');

function plainSource(file: string, handle: FileHandle): ByteSource {
  return {
    ending: 'complete',
    read: (target) => readInto(target, null, file, handle),
    close: () => handle.close(),
  };
}

/** @param position null: behind what was read last. */
async function readInto(
  target: Buffer,
  position: number | null,
  file: string,
  handle: FileHandle,
): Promise<number> {
  try {
    return (await handle.read(target, 0, target.length, position)).bytesRead;
  } catch (cause) {
    throw errors.landingFileUnreadable(file, cause);
  }
}

async function gzipSource(file: string, handle: FileHandle): Promise<ByteSource> {
  const unpacked = await unpackGzip((target, position) => readInto(target, position, file, handle));
  let piece: Buffer | null = null;
  return {
    get ending() {
      return unpacked.ending;
    },
    read: async (target) => {
      piece ??= await unpacked.next();
      const copied = piece?.copy(target) ?? 0;
      piece = piece !== null && copied < piece.length ? piece.subarray(copied) : null;
      return copied;
    },
    close: async () => {
      unpacked.close();
      await handle.close();
    },
  };
}
