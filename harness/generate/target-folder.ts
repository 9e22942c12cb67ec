/** Prepares the folder a set is written to. Only files that a generator named are ever removed. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from '../errors';
import { isMissing } from '../system-errors';
import { isGeneratedName } from './landing-writer';

export const EXPECTATIONS_FILE = 'expectations.yaml';

/** Says "generated here" from the first moment, so that a set which was cut short can be cleared too. */
const MARKER_FILE = '.generated';

/**
 * Leaves `out` with nothing but the marker, creating it where needed.
 * @throws LAKE-008 when it holds anything that was not generated; then nothing was removed.
 */
export async function prepareTarget(out: string, sources: readonly string[]): Promise<void> {
  const found = await pathsBelow(out);
  const foreign = found.find((path) => !isOurs(path, sources));
  if (foreign !== undefined) throw errors.targetNotEmpty(out, foreign);
  if (found[0] !== undefined && !found.includes(MARKER_FILE)) throw errors.targetNotEmpty(out, found[0]);

  // The expectations go first: without them what is left is no whole set.
  await rm(join(out, EXPECTATIONS_FILE), { force: true });
  for (const path of found.filter((one) => one.endsWith('.json'))) await rm(join(out, path), { force: true });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, MARKER_FILE), 'Generated landing data: the generator may clear this folder.\n');
}

function isOurs(path: string, sources: readonly string[]): boolean {
  if (path === MARKER_FILE || path === EXPECTATIONS_FILE) return true;
  return sources.some((source) => {
    const landing = `${source}/landing`;
    if (path === source || path === landing) return true;
    return path.startsWith(`${landing}/`) && isGeneratedName(source, path.slice(landing.length + 1));
  });
}

/** Paths of all files and folders below a folder, with `/`; none where there is no folder. */
async function pathsBelow(folder: string): Promise<readonly string[]> {
  const paths = await readdir(folder, { recursive: true }).catch(noneIfMissing);
  return paths.map((path) => path.replaceAll('\\', '/'));
}

function noneIfMissing(cause: unknown): never[] {
  if (isMissing(cause)) return [];
  throw cause;
}
