/** The versions of a lake: list them, find the published one, go back to an earlier one. */
import { readdir, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { openDuckDb } from '../engines/duckdb/session';
import { errors } from '../errors';
import { isMissing } from '../system-errors';
import { asBuildError } from './build-error';
import { type LakePaths, lakePaths, versionFolder } from './lake-paths';
import { whileHolding } from './lock';
import { type Manifest, readManifest } from './manifest';
import { pointCurrentAt } from './publish';

export interface Version {
  readonly id: string;
  readonly folder: string;
  readonly current: boolean;
  readonly manifest: Manifest;
}

/** Oldest first; those that are not sound (kept for inspection) among them. Empty where there is no lake. */
export async function listVersions(out: string, policy: string): Promise<readonly Version[]> {
  return versionsIn(lakePaths(out, policy));
}

/** The published version: resolved once, so that a reader stays with it while another is published. */
export async function currentVersion(out: string, policy: string): Promise<Version | null> {
  const paths = lakePaths(out, policy);
  const id = await currentId(paths);
  return id === null ? null : readVersion(paths, id, id);
}

export interface Rollback {
  readonly from: string;
  readonly to: string;
}

/**
 * Publishes an earlier version again: `id`, or the newest sound one before the current. Versions stay as they are.
 * @throws LAKE-066 held by another run, LAKE-069 no lake, LAKE-070 unknown version, LAKE-071 none before the current
 */
export async function rollback(out: string, policy: string, id?: string): Promise<Rollback> {
  const paths = lakePaths(out, policy);
  if ((await currentId(paths)) === null) throw errors.lakeMissing(paths.root);
  const session = await openDuckDb();
  try {
    return await whileHolding(session, paths, {}, () => switchBack(paths, id));
  } catch (cause) {
    throw asBuildError(cause, paths.root);
  } finally {
    session.close();
  }
}

async function switchBack(paths: LakePaths, id: string | undefined): Promise<Rollback> {
  const from = await currentId(paths);
  if (from === null) throw errors.lakeMissing(paths.root);
  const sound = (await versionsIn(paths)).filter(isSound).map((version) => version.id);
  const to = id ?? sound.filter((candidate) => candidate < from).at(-1);
  if (to === undefined) throw errors.nothingToRollBackTo(paths.root);
  if (!sound.includes(to)) throw errors.versionUnknown(to, sound);
  await pointCurrentAt(paths, to);
  return { from, to };
}

/** Its audit found no error: it may be published. */
export const isSound = ({ manifest }: Version): boolean => manifest.status === 'sound';

export async function versionsIn(paths: LakePaths): Promise<readonly Version[]> {
  const current = await currentId(paths);
  const found = await Promise.all((await folderNames(paths)).map((id) => readVersion(paths, id, current)));
  return found.filter((version) => version !== null);
}

/** Every folder below `versions`, also a killed run's, by age. */
export async function folderNames(paths: LakePaths): Promise<readonly string[]> {
  return (await readdir(paths.versions).catch(noneWhenMissing)).sort();
}

export async function currentId(paths: LakePaths): Promise<string | null> {
  const target = await readlink(paths.current).catch((cause) => {
    if (isMissing(cause)) return null;
    throw cause;
  });
  return target === null ? null : basename(target);
}

async function readVersion(paths: LakePaths, id: string, current: string | null): Promise<Version | null> {
  const folder = versionFolder(paths, id);
  const manifest = await readManifest(folder);
  return manifest === null ? null : { id, folder, current: id === current, manifest };
}

function noneWhenMissing(cause: unknown): string[] {
  if (isMissing(cause)) return [];
  throw cause;
}
