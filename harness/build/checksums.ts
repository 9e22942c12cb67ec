/** SHA-256 of the landing files, streamed: a file's size does not matter. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { InputFile } from './manifest';
import type { LandingFiles } from './stage-landings';

/** Large chunks: a call into OpenSSL costs more than it hashes below some 64 KiB. */
const CHUNK = 256 * 1024;

/** Starts at once; a failure is seen by whoever awaits the result, however late. */
export function checksums(
  dataFolder: string,
  landings: readonly LandingFiles[],
  signal: AbortSignal,
): Promise<readonly InputFile[]> {
  const hashing = checksumsOneByOne(dataFolder, landings, signal);
  hashing.catch(() => undefined);
  return hashing;
}

async function checksumsOneByOne(
  dataFolder: string,
  landings: readonly LandingFiles[],
  signal: AbortSignal,
): Promise<readonly InputFile[]> {
  const inputs: InputFile[] = [];
  for (const { contract, files } of landings) {
    for (const file of files) {
      const path = relative(dataFolder, file).split(sep).join('/');
      inputs.push({ table: contract.table, file: path, ...(await checksum(file, signal)) });
    }
  }
  return inputs;
}

export async function checksum(
  file: string,
  signal?: AbortSignal,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  // One buffer a file: a stream allocates each chunk anew, which costs half as much again.
  const chunk = Buffer.allocUnsafe(CHUNK);
  const handle = await open(file);
  try {
    for (let bytes = 0; ; ) {
      signal?.throwIfAborted();
      const { bytesRead } = await handle.read(chunk, 0, CHUNK, null);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(chunk.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}
