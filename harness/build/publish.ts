/** The one moment at which readers begin to see another version. */
import { readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildRun } from './build-run';
import { syncToDisk } from './durable';
import type { LakePaths } from './lake-paths';

/** Before the manifest says that the version is whole: its tables outlast a power cut. */
export async function syncTables(folder: string): Promise<void> {
  const files = await readdir(folder);
  await Promise.all([...files.map((file) => join(folder, file)), folder].map(syncToDisk));
}

/** @param run whose audit found no error. */
export async function publish({ paths, version, folder, notify }: BuildRun): Promise<void> {
  notify({ step: 'publishing', version });
  await Promise.all([folder, paths.versions].map(syncToDisk));
  await pointCurrentAt(paths, version);
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
