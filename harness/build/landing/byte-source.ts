/** The bytes of a landing file, unpacked where it ends in `.gz`, and how the file ended. */
import { type FileHandle, open } from 'node:fs/promises';
import { errors } from '../../errors';

/** `truncated`: the gzip stream stops before its end. `damaged`: it is no gzip stream, or not from some point on. */
export type Ending = 'complete' | 'truncated' | 'damaged';

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
    read: (target) => readInto(target, file, handle),
    close: () => handle.close(),
  };
}

async function readInto(target: Buffer, file: string, handle: FileHandle): Promise<number> {
  try {
    return (await handle.read(target, 0, target.length, null)).bytesRead;
  } catch (cause) {
    throw errors.landingFileUnreadable(file, cause);
  }
}

/** Packed bytes at a time: they may unpack to a thousand times as many. */
const packedSize = 32 * 1024;

/**
 * A stream that fails drops what it had unpacked but not yet handed over (also in `for await`), and those may be good
 * rows: so the packed bytes are written piece by piece and what comes out is kept here.
 */
async function gzipSource(file: string, handle: FileHandle): Promise<ByteSource> {
  // Loading zlib takes longer than reading a small plain file.
  const { createGunzip } = await import('node:zlib');
  const gunzip = createGunzip();
  const unpacked: Buffer[] = [];
  let ending: Ending = 'complete';
  let over = false;
  const fail = (error: NodeJS.ErrnoException): void => {
    if (!over) ending = error.code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged';
    over = true;
  };
  gunzip.on('data', (piece: Buffer) => unpacked.push(piece));
  gunzip.on('error', fail);

  const unpackNext = async (): Promise<void> => {
    const packed = Buffer.allocUnsafe(packedSize);
    const bytes = await readInto(packed, file, handle);
    await new Promise<void>((resolve) => {
      const settle = (error?: Error | null): void => {
        gunzip.off('error', settle).off('end', settle);
        if (error) fail(error);
        resolve();
      };
      gunzip.once('error', settle);
      if (bytes > 0) gunzip.write(packed.subarray(0, bytes), settle);
      else gunzip.once('end', settle).end();
    });
    over ||= bytes === 0;
  };

  return {
    get ending() {
      return ending;
    },
    read: async (target) => {
      while (unpacked.length === 0 && !over) await unpackNext();
      return take(unpacked, target);
    },
    close: async () => {
      gunzip.destroy();
      await handle.close();
    },
  };
}

function take(pieces: Buffer[], target: Buffer): number {
  let filled = 0;
  for (let piece = pieces[0]; piece !== undefined && filled < target.length; piece = pieces[0]) {
    const copied = piece.copy(target, filled);
    filled += copied;
    if (copied === piece.length) pieces.shift();
    else pieces[0] = piece.subarray(copied);
  }
  return filled;
}
