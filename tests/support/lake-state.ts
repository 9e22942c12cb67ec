import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { lakePaths } from '../../harness/build/lake-paths';

/** What a reader of the tiny lake sees, byte for byte: the published version and its files. */
export async function published(folder: string): Promise<Readonly<Record<string, string>>> {
  const { current } = lakePaths(join(folder, 'lake'), 'tiny');
  const files = await readdir(current);
  const contents = await Promise.all(files.map((file) => readFile(join(current, file), 'base64')));
  return {
    current: await readlink(current),
    ...Object.fromEntries(files.map((file, index) => [file, contents[index] ?? ''])),
  };
}

/** Every version folder, and what lies in `tmp`. */
export async function onDisk(
  folder: string,
): Promise<{ versions: readonly string[]; tmp: readonly string[] }> {
  const paths = lakePaths(join(folder, 'lake'), 'tiny');
  return { versions: (await readdir(paths.versions)).sort(), tmp: await readdir(paths.tmp).catch(() => []) };
}
