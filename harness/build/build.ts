/**
 * Builds a lake: write, audit, publish. Tables are written beside the published ones, every contract is checked there,
 * and only a build without errors becomes `current`, in one atomic step. A run that is killed, fails or violates
 * leaves the published lake as it was.
 */
import { mkdir } from 'node:fs/promises';
import { isLanding } from '../contract/contract';
import { type DuckDbSession, openDuckDb } from '../engines/duckdb/session';
import { auditVersion } from './audit-version';
import { asBuildError } from './build-error';
import { buildOrder } from './build-order';
import type { Build, BuildOptions, BuildRun } from './build-run';
import { checksums } from './checksums';
import { removeLeftovers, removeOldVersions, removeUnfinished } from './housekeeping';
import { type LakePaths, lakePaths, nextVersionId, versionFolder } from './lake-paths';
import { whileHolding } from './lock';
import { writeManifest } from './manifest';
import { manifestOf } from './manifest-of';
import { resources } from './memory';
import { publish, syncTables } from './publish';
import { runTransforms } from './run-transforms';
import { findLandings, stageLandings } from './stage-landings';
import { loadTransforms, type Transform } from './transforms';
import { folderNames } from './version-folders';

/**
 * @throws LAKE-001 a memory limit that is no size; LAKE-040.. landing files missing or unreadable; LAKE-060..065, 074
 *   and 081..083 transforms that are wrong; LAKE-066 another run holds the lake; LAKE-067, 068, 073, 077 no space, no
 *   permission, a failing SELECT, no memory. A violated contract is no error: see `status`.
 */
export async function buildLake(options: BuildOptions): Promise<Build> {
  const paths = lakePaths(options.out, options.policy);
  const { memoryLimit, threads } = resources(options.memoryLimit);
  const session = await openDuckDb({ memoryLimit, threads, tempDirectory: paths.tmp });
  try {
    const transforms = await orderedTransforms(session, options);
    const onWait = (heldBy: Error) => options.onProgress?.({ step: 'waiting', why: heldBy.message });
    const waiting = { seconds: options.waitSeconds, onWait };
    return await whileHolding(session, paths, waiting, () =>
      buildVersion(session, paths, transforms, options),
    );
  } catch (cause) {
    throw asBuildError(cause, paths.root, memoryLimit);
  } finally {
    session.close();
  }
}

async function orderedTransforms(
  session: DuckDbSession,
  options: BuildOptions,
): Promise<readonly Transform[]> {
  const { transformsFolder, contracts } = options;
  return buildOrder(await loadTransforms(session, transformsFolder), contracts, transformsFolder);
}

async function buildVersion(
  session: DuckDbSession,
  paths: LakePaths,
  transforms: readonly Transform[],
  options: BuildOptions,
): Promise<Build> {
  await removeLeftovers(paths);
  const version = nextVersionId(await folderNames(paths), options.now);
  const folder = versionFolder(paths, version);
  const notify = options.onProgress ?? (() => undefined);
  const hashing = new AbortController();
  await mkdir(folder);
  try {
    return await writeAuditPublish(
      { ...options, session, paths, version, folder, notify },
      transforms,
      hashing.signal,
    );
  } catch (cause) {
    hashing.abort();
    await removeUnfinished(paths, version);
    throw cause;
  }
}

async function writeAuditPublish(
  run: BuildRun,
  transforms: readonly Transform[],
  signal: AbortSignal,
): Promise<Build> {
  const started = performance.now();
  const landings = await findLandings(run.dataFolder, run.contracts.filter(isLanding));
  const staged = await stageLandings(run, landings);
  // Hashing runs here while DuckDB's own threads compute; it is awaited when the rest is done.
  const hashing = checksums(run.dataFolder, landings, signal);
  const computed = await runTransforms(run, transforms);
  const { audit, status } = await auditVersion(run, staged);
  const inputs = await hashing;
  await syncTables(run.folder);
  await writeManifest(run.folder, await manifestOf(run, { staged, audit, status, inputs }));
  if (status === 'sound') await publish(run);
  await removeOldVersions(run.paths);
  return {
    policy: run.policy,
    dataset: run.expectations?.dataset ?? null,
    version: run.version,
    folder: run.folder,
    status,
    tables: [...staged, ...computed].map(({ table, rows, seconds }) => ({ table, rows, seconds })),
    audit,
    inputs,
    seconds: (performance.now() - started) / 1000,
  };
}
