/** The files of contracts, as text. Apart from `load.ts`, because a command that remembers them need not load YAML. */
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
  const names = await readdir(folder, { recursive: true }).catch(() => {
    throw errors.contractsMissing(folder);
  });
  const paths = names.filter((name) => /[.]ya?ml$/.test(name)).map((name) => join(folder, name));
  if (paths.length === 0) throw errors.contractsMissing(folder);
  return paths.sort();
}

async function read(path: string, base: string): Promise<TextFile> {
  try {
    return { file: shortName(path, base), text: await readFile(path, 'utf8') };
  } catch (cause) {
    throw errors.fileUnreadable(shortName(path, base), cause);
  }
}
