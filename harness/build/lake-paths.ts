/**
 * Where a lake lies: `<out>/<policy>/versions/<id>/{<table>.parquet, manifest.json}`, and beside the versions
 * `current`, a link to the published one. Pure.
 */
import { join, resolve } from 'node:path';

export interface LakePaths {
  readonly root: string;
  readonly versions: string;
  /** Symbolic link to `versions/<id>`: the published lake. */
  readonly current: string;
  /** What the engine spills and the landing reader stages; empty between runs. */
  readonly tmp: string;
  /** A DuckDB file that is opened for its lock alone (see lock.ts). */
  readonly lock: string;
}

export function lakePaths(out: string, policy: string): LakePaths {
  const root = resolve(out, policy);
  return {
    root,
    versions: join(root, 'versions'),
    current: join(root, 'current'),
    tmp: join(root, 'tmp'),
    lock: join(root, 'lock.duckdb'),
  };
}

export const versionFolder = (paths: LakePaths, id: string): string => join(paths.versions, id);

export const tableFile = (folder: string, table: string): string => join(folder, `${table}.parquet`);

/**
 * Id of a new version: its moment in UTC, e.g. `20261122T101500123Z`, so that ids sort by age and suit any file
 * system. A clock that was set back never makes a new version older than an existing one.
 */
export function nextVersionId(existing: readonly string[], now: number): string {
  const newest = Math.max(...existing.map(momentOf), Number.NEGATIVE_INFINITY);
  return new Date(Math.max(now, newest + 1)).toISOString().replace(/[-:.]/g, '');
}

/** Unix ms of a version id; -Infinity for a folder of another name. */
function momentOf(id: string): number {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/.exec(id);
  if (parts === null) return Number.NEGATIVE_INFINITY;
  const [, year, month, day, hour, minute, second, ms] = parts;
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(moment) ? Number.NEGATIVE_INFINITY : moment;
}
