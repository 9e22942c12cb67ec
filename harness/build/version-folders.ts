/** What lies in the folder of versions: versions, and what is none, be it unfinished or damaged. */
import { readdir, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { LakeError } from '../errors';
import { isMissing } from '../system-errors';
import { type LakePaths, versionFolder } from './lake-paths';
import { type Manifest, readManifest } from './manifest';

export interface Version {
  readonly id: string;
  readonly folder: string;
  readonly current: boolean;
  readonly manifest: Manifest;
}

/** A folder that is no version: of a killed run, or with a manifest that is damaged. */
export interface NoVersion {
  readonly id: string;
  readonly folder: string;
  readonly current: boolean;
  readonly manifest: null;
  /** LAKE-072; null where there is no manifest. */
  readonly why: LakeError | null;
}

/** Its audit found no error: it may be published. */
export const isSound = ({ manifest }: Version): boolean => manifest.status === 'sound';

/** Without damaged ones: nobody knows whether they are sound, so none is published or held against another. */
export async function versionsIn(paths: LakePaths): Promise<readonly Version[]> {
  return (await foldersIn(paths)).filter(isVersion);
}

/** What lies below `versions`, by age. */
export async function foldersIn(paths: LakePaths): Promise<readonly (Version | NoVersion)[]> {
  const current = await currentId(paths);
  return Promise.all((await folderNames(paths)).map((id) => readVersion(paths, id, current)));
}

export const isVersion = (found: Version | NoVersion): found is Version => found.manifest !== null;

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

export async function readVersion(
  paths: LakePaths,
  id: string,
  currentOne: string | null,
): Promise<Version | NoVersion> {
  const folder = versionFolder(paths, id);
  const current = id === currentOne;
  try {
    const manifest = await readManifest(folder);
    return manifest === null
      ? { id, folder, current, manifest, why: null }
      : { id, folder, current, manifest };
  } catch (why) {
    if (why instanceof LakeError) return { id, folder, current, manifest: null, why };
    throw why;
  }
}

function noneWhenMissing(cause: unknown): string[] {
  if (isMissing(cause)) return [];
  throw cause;
}
