/** The files of contracts, as text. Apart from `load.ts`, because a command that remembers them need not load YAML. */
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from '../errors';
import { shortName } from './short-name';
import type { TextFile } from './yaml-source';

/**
 * Every `*.yaml` and `*.yml` of the folders and of the folders in them, sorted by path; a file that two folders share
 * stands once. Names are relative to `base` where they lie in it.
 * @throws LAKE-021 where a folder is missing or holds no contract, LAKE-022 where a file cannot be read.
 */
export async function readContractFiles(
  folders: readonly string[],
  base: string = process.cwd(),
): Promise<readonly TextFile[]> {
  const paths = await Promise.all(folders.map((folder) => contractPaths(folder)));
  return Promise.all([...new Set(paths.flat())].map((path) => read(path, base)));
}

async function contractPaths(folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(folder);
  const paths = entries
    .filter((entry) => !entry.isDirectory() && /[.]ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (paths.length === 0) throw errors.contractsMissing(folder);
  return paths;
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch {
    throw errors.contractsMissing(folder);
  }
}

async function read(path: string, base: string): Promise<TextFile> {
  try {
    return { file: shortName(path, base), text: await readFile(path, 'utf8') };
  } catch (cause) {
    throw errors.fileUnreadable(shortName(path, base), cause);
  }
}
