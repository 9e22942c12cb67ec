/** What a run removes while it holds the lake: a killed run's leftovers, and versions that are no longer kept. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { codeOf } from '../system-errors';
import { type LakePaths, versionFolder } from './lake-paths';
import { removeManifest } from './manifest';
import { currentId, foldersIn, isSound, type NoVersion, type Version, versionsIn } from './version-folders';

/** The current one among them; so `lake rollback` can go back twice. */
const KEPT_VERSIONS = 3;

/**
 * A version folder without a manifest was never finished: its run was killed or failed. One with a damaged manifest is
 * of no use either. But what `current` points to stays, whatever its state: its tables may be all there is.
 */
export async function removeLeftovers(paths: LakePaths): Promise<void> {
  const leftovers = (await foldersIn(paths)).filter((found) => !found.current && isLeftover(found));
  await removeAll([
    ...(await unusedLocks(paths)),
    paths.tmp,
    `${paths.current}.new`,
    ...leftovers.map(({ folder }) => folder),
  ]);
  await mkdir(paths.versions, { recursive: true });
  await mkdir(paths.tmp);
}

/** A manifest that the system would not let us read may be whole: its version stays. */
const isLeftover = (found: Version | NoVersion): boolean =>
  found.manifest === null && codeOf(found.why?.cause) === '';

/** Of a first run that was killed while it made the lock file. */
async function unusedLocks({ root, lock }: LakePaths): Promise<readonly string[]> {
  const names = await readdir(root);
  return names.filter((name) => name.startsWith(`${basename(lock)}.`)).map((name) => join(root, name));
}

/** Keeps the newest sound versions, the current one whatever its age, and the newest that is not sound. */
export async function removeOldVersions(paths: LakePaths): Promise<void> {
  const versions = await versionsIn(paths);
  const kept = new Set([
    ...versions.filter(isSound).slice(-KEPT_VERSIONS),
    ...versions.filter((version) => !isSound(version)).slice(-1),
    ...versions.filter((version) => version.current),
  ]);
  for (const version of versions.filter((each) => !kept.has(each))) await removeVersion(version);
}

/** The manifest goes first: a run killed between the two leaves a leftover, never a version without tables. */
async function removeVersion({ folder }: Version): Promise<void> {
  await removeManifest(folder);
  await removeAll([folder]);
}

/** After a run that ended early: nothing of it stays. */
export async function removeUnfinished(paths: LakePaths, id: string): Promise<void> {
  if ((await currentId(paths)) === id) return;
  await removeAll([versionFolder(paths, id), paths.tmp]);
}

async function removeAll(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));
}
