import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LakePaths, versionFolder } from '../../harness/build/lake-paths';
import { type VersionStatus, writeManifest } from '../../harness/build/manifest';
import { pointCurrentAt } from '../../harness/build/publish';

/** A version as a run leaves it, with one file that stands for its tables. */
export async function addVersion(
  paths: LakePaths,
  id: string,
  status: VersionStatus = 'sound',
): Promise<void> {
  await addUnfinished(paths, id);
  await writeManifest(versionFolder(paths, id), {
    format: 1,
    version: id,
    createdAt: '2026-11-22T12:00:00.000Z',
    policy: 'governed',
    status,
    dataset: null,
    expectedRows: null,
    asOf: null,
    engines: { lakehouse: '0.1.0', duckdb: 'v1', node: 'v20' },
    dataFolder: '/data',
    inputs: [],
    contracts: [],
    tables: [],
    rejects: [],
  });
  if (status === 'sound') await pointCurrentAt(paths, id);
}

/** What a killed run leaves: tables without a manifest. */
export async function addUnfinished(paths: LakePaths, id: string): Promise<void> {
  await mkdir(versionFolder(paths, id), { recursive: true });
  await writeFile(join(versionFolder(paths, id), 'a.parquet'), 'rows');
}
