/** Which files are the landing files of a table. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract, Zone } from '../../contract/contract';
import { errors } from '../../errors';

const landingFile = /[.](?:json|jsonl|ndjson)(?:[.]gz)?$/i;
const zones: ReadonlySet<string> = new Set<Zone>(['landing', 'trusted', 'curated']);

/**
 * The landing files of the contract's table, sorted by path. With the prefix `customer/landing/`:
 * 1. where the folder `<data>/customer/landing` exists, the files in it and below;
 * 2. else those in `<data>/customer` and below, except in its own folders `landing`, `trusted` and `curated`.
 * Files are `*.json`, `*.jsonl`, `*.ndjson` and `.gz` of each, in any case; names that begin with `.` or `_` are left
 * out, folders too. Links are followed.
 *
 * @throws LAKE-040 no data folder; LAKE-041 an empty one; LAKE-042 no file of the table; LAKE-043 a folder that cannot
 *   be read or a link to nothing; LAKE-047 a contract that names no landing JSON.
 */
export async function findLandingFiles(dataFolder: string, contract: Contract): Promise<readonly string[]> {
  const { landing, table } = contract;
  if (landing?.format !== 'json')
    throw errors.landingUndeclared(table, landing?.format ?? 'no landing server');
  const content = await readdir(dataFolder).catch(() => {
    throw errors.dataFolderMissing(dataFolder);
  });
  if (content.length === 0) throw errors.dataFolderEmpty(dataFolder);
  const folders = candidates(dataFolder, landing.prefix);
  for (const { path, except } of folders) {
    if (!(await isFolder(path))) continue;
    const files = await filesBelow(path, except, new Set());
    if (files.length > 0) return [...files].sort();
    break;
  }
  throw errors.landingSourceMissing(
    table,
    folders.map(({ path }) => path),
  );
}

interface Candidate {
  readonly path: string;
  readonly except: ReadonlySet<string>;
}

/** A prefix of one segment has no second place: its parent is the data folder, which holds every table. */
function candidates(dataFolder: string, prefix: string): readonly Candidate[] {
  const segments = prefix.split('/').filter((segment) => segment !== '');
  const own = { path: join(dataFolder, ...segments), except: new Set<string>() };
  if (segments.length < 2) return [own];
  return [own, { path: join(dataFolder, ...segments.slice(0, -1)), except: zones }];
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** @param seen folders by real path, so that a link to a folder above ends. */
async function filesBelow(
  folder: string,
  except: ReadonlySet<string>,
  seen: Set<string>,
): Promise<readonly string[]> {
  const real = await readable(folder, (path) => realpath(path));
  if (seen.has(real)) return [];
  seen.add(real);
  const files: string[] = [];
  for (const name of await readable(folder, (path) => readdir(path))) {
    if (/^[._]/.test(name)) continue;
    const path = join(folder, name);
    const found = await readable(path, (place) => stat(place));
    if (found.isFile() && landingFile.test(name)) files.push(path);
    if (found.isDirectory() && !except.has(name.toLowerCase()))
      files.push(...(await filesBelow(path, new Set(), seen)));
  }
  return files;
}

async function readable<T>(path: string, read: (path: string) => Promise<T>): Promise<T> {
  return read(path).catch((cause) => {
    throw errors.landingFileUnreadable(path, cause);
  });
}
