/** The versions of a lake: list them, find the published one, go back to an earlier one. */
import { openDuckDb } from '../engines/duckdb/session';
import { errors, type LakeError } from '../errors';
import { asBuildError } from './build-error';
import { type LakePaths, lakePaths } from './lake-paths';
import { whileHolding } from './lock';
import { pointCurrentAt } from './publish';
import {
  currentId,
  foldersIn,
  isSound,
  isVersion,
  type NoVersion,
  readVersion,
  type Version,
  versionsIn,
} from './version-folders';

export type { Version } from './version-folders';

/**
 * Oldest first; those that are not sound (kept for inspection) among them. Empty where there is no lake. One with a
 * damaged manifest is left out with a warning of the process.
 */
export async function listVersions(out: string, policy: string): Promise<readonly Version[]> {
  const found = await foldersIn(lakePaths(out, policy));
  for (const each of found) if (each.manifest === null && each.why !== null) remark(each, each.why);
  return found.filter(isVersion);
}

function remark({ id, current }: NoVersion, { code, message, hint }: LakeError): void {
  const left = `The ${current ? 'current' : 'kept'} version ${id} is damaged and left out.`;
  process.emitWarning(`${left} ${message}`, { type: 'Damaged', code, detail: hint });
}

/**
 * The published version: resolved once, so that a reader stays with it while another is published.
 * @throws LAKE-072 where its manifest is damaged
 */
export async function currentVersion(out: string, policy: string): Promise<Version | null> {
  const paths = lakePaths(out, policy);
  const id = await currentId(paths);
  if (id === null) return null;
  const found = await readVersion(paths, id, id);
  if (found.manifest !== null) return found;
  if (found.why !== null) throw found.why;
  return null;
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
