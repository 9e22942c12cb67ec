/** The one moment at which readers begin to see another version. */
import { readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildRun } from './build-run';
import { syncToDisk } from './durable';
import type { LakePaths } from './lake-paths';
import type { VersionStatus } from './manifest';

/** Before the manifest says that the version is whole: its tables outlast a power cut. */
export async function syncTables(folder: string): Promise<void> {
  const files = await readdir(folder);
  await Promise.all([...files.map((file) => join(folder, file)), folder].map(syncToDisk));
}

/** Publishes a version whose audit found no error. Says whether it did. */
export async function publish(
  { paths, version, folder, notify }: BuildRun,
  status: VersionStatus,
): Promise<boolean> {
  if (status !== 'published') return false;
  notify({ step: 'publishing', version });
  await Promise.all([folder, paths.versions].map(syncToDisk));
  await pointCurrentAt(paths, version);
  return true;
}

/**
 * Points `current` at a version: a new link is made beside it and renamed over it, which the file system does in one
 * step, so that a reader finds the old version or the new one and never none.
 */
export async function pointCurrentAt(paths: LakePaths, id: string): Promise<void> {
  const beside = `${paths.current}.new`;
  await rm(beside, { force: true });
  await symlink(join('versions', id), beside, 'dir');
  await rename(beside, paths.current);
  await syncToDisk(paths.root);
}
