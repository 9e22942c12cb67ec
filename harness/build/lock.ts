/**
 * One run at a time holds a lake. The lock is DuckDB's own lock on a small file: the kernel releases it however the
 * holder ends (also by kill -9), and its message names the holder. It costs 2 ms.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DuckDbSession } from '../engines/duckdb/session';
import { messageOf } from '../engines/reason';
import { errors, type LakeError } from '../errors';
import { duckdb } from '../plan/dialects/duckdb';
import { codeOf } from '../system-errors';
import type { LakePaths } from './lake-paths';

const POLL_MS = 100;

export interface Waiting {
  /** How long to wait for another run; default 0. */
  readonly seconds?: number;
  /** Told once, when waiting begins. */
  readonly onWait?: (heldBy: LakeError) => void;
}

/** File locks are a process's, not a session's: runs inside this process exclude each other here. */
const heldByThisProcess = new Set<string>();

/**
 * Runs `work` as the only run on this lake.
 * @throws LAKE-066 when another run holds the lake for longer than `waiting.seconds`
 */
export async function whileHolding<T>(
  session: DuckDbSession,
  paths: LakePaths,
  waiting: Waiting,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(paths.root, { recursive: true });
  await ensureLockFile(session, paths);
  await lockWithin(session, paths, waiting);
  try {
    return await work();
  } finally {
    await unlock(session, paths);
  }
}

async function lockWithin(
  session: DuckDbSession,
  paths: LakePaths,
  { seconds = 0, onWait }: Waiting,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  for (let first = true; ; first = false) {
    const heldBy = await tryLock(session, paths);
    if (heldBy === null) return;
    if (Date.now() >= deadline) throw heldBy;
    if (first) onWait?.(heldBy);
    await sleep(POLL_MS);
  }
}

/** A file that is only half written would never open again, so it is made beside and appears whole. */
async function ensureLockFile(session: DuckDbSession, { lock }: LakePaths): Promise<void> {
  if (await exists(lock)) return;
  const fresh = `${lock}.${randomUUID()}`;
  await session.run(`ATTACH ${duckdb.text(fresh)} AS fresh_lock; DETACH fresh_lock`);
  await link(fresh, lock).catch(madeByAnother);
  await rm(fresh, { force: true });
}

/** null when the lock is ours, else the error that names its holder. */
async function tryLock(session: DuckDbSession, { root, lock }: LakePaths): Promise<LakeError | null> {
  if (heldByThisProcess.has(lock)) return errors.lakeHeld(root, process.pid);
  heldByThisProcess.add(lock);
  try {
    await session.run(`ATTACH ${duckdb.text(lock)} AS lake_lock`);
    return null;
  } catch (cause) {
    heldByThisProcess.delete(lock);
    return heldElsewhere(root, lock, cause);
  }
}

/** DuckDB: `Could not set lock on file "..": Conflicting lock is held in /usr/bin/node (PID 6173).` */
function heldElsewhere(root: string, lock: string, cause: unknown): LakeError {
  const message = messageOf(cause);
  if (/not a valid DuckDB|not read enough bytes|checksum/i.test(message))
    throw errors.lockInvalid(lock, cause);
  if (!/set lock|being used by another process/i.test(message)) throw cause;
  const pid = /PID (\d+)/.exec(message)?.[1];
  return errors.lakeHeld(root, pid === undefined ? null : Number(pid));
}

async function unlock(session: DuckDbSession, { lock }: LakePaths): Promise<void> {
  await session.run('DETACH lake_lock');
  heldByThisProcess.delete(lock);
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Another run was faster; as the holder it may also have taken our file for a leftover. */
function madeByAnother(cause: unknown): void {
  if (!['EEXIST', 'ENOENT'].includes(codeOf(cause))) throw cause;
}
