/** A temporary file of clean JSON lines for what DuckDB cannot read where it stands. */
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errors } from '../../errors';

export interface CleanFile {
  readonly path: string;
  /** @param lines bytes as Latin-1. @throws LAKE-046 */
  write(lines: string): Promise<void>;
  /** Takes over the first `bytes` of a landing file. @throws LAKE-046 */
  takeOver(file: string, bytes: number): Promise<void>;
  close(): Promise<void>;
}

export async function createCleanFile(path: string): Promise<CleanFile> {
  const failed = (cause: unknown): never => {
    throw errors.landingNotWritten(path, cause);
  };
  const create = async (): Promise<FileHandle> => {
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'w');
  };
  const handle = await create().catch(failed);
  return {
    path,
    write: async (lines) => {
      if (lines !== '') await handle.appendFile(lines, 'latin1').catch(failed);
    },
    takeOver: async (file, bytes) => {
      if (bytes === 0) return;
      await copyStart(file, bytes, handle).catch(failed);
      await handle.appendFile('\n').catch(failed);
    },
    close: () => handle.close(),
  };
}

async function copyStart(file: string, bytes: number, to: FileHandle): Promise<void> {
  const from = await open(file);
  try {
    const buffer = Buffer.allocUnsafe(Math.min(bytes, 1024 * 1024));
    for (let left = bytes; left > 0; ) {
      const { bytesRead } = await from.read(buffer, 0, Math.min(left, buffer.length), null);
      if (bytesRead === 0) return;
      await to.appendFile(buffer.subarray(0, bytesRead));
      left -= bytesRead;
    }
  } finally {
    await from.close();
  }
}
