/**
 * What was computed from the same texts before. Reading YAML costs a short command a third of its time, and contracts
 * rarely change between two commands. The name of an entry is the hash of all it was computed from, the program's own
 * reader among it, so that an entry is never stale; a damaged one is computed again, and deleting the folder is always
 * safe. It lies beside the contracts, not in the lake: an audit does not take its rules from the folder that it judges.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Entries kept; one is about 40 KB. */
const KEPT = 16;

/** An entry starts with the hash of its value, in hexadecimal digits. */
const HASH_LENGTH = 64;

/** Where a project keeps what its commands remember. */
export const memoryFolder = (projectRoot: string): string => join(projectRoot, '.cache', 'lake');

/**
 * @param kind what is computed: one file may be read as two things.
 * @param from every text that `compute` depends on. The value must survive JSON.
 */
export async function remembered<T>(
  folder: string,
  kind: 'project' | 'contracts' | 'expectations',
  from: readonly string[],
  compute: () => Promise<T>,
): Promise<T> {
  const reader = await readFile(join(__dirname, '../../reader-id'), 'utf8').catch(() => null);
  if (reader === null) return compute();
  const file = join(folder, `${hashOf([reader, kind, ...from])}.json`);
  const found = await readFile(file, 'utf8').catch(() => '');
  const value = found.slice(HASH_LENGTH);
  if (found.slice(0, HASH_LENGTH) === hashOf([value])) return JSON.parse(value);
  return compute().then((computed) => kept(folder, file, computed));
}

async function kept<T>(folder: string, file: string, value: T): Promise<T> {
  // A project that cannot be written to can still be read.
  await write(folder, file, JSON.stringify(value)).catch(() => undefined);
  return value;
}

function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:${text}`);
  return hash.digest('hex');
}

/** Beside, then switched: a reader finds a whole entry or none. */
async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, hashOf([text]) + text);
  await rename(beside, file);
  await removeOldest(folder);
}

async function removeOldest(folder: string): Promise<void> {
  const files = (await readdir(folder)).map((name) => join(folder, name));
  const aged = await Promise.all(files.map(async (file) => ({ file, time: (await stat(file)).mtimeMs })));
  const old = aged.sort((a, b) => b.time - a.time).slice(KEPT);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}
