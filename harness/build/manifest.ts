/** What a version was made from and what it holds. Its file is written last: a folder without one is a killed run's. */
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Zone } from '../contract/contract';
import { errors } from '../errors';
import { isMissing } from '../system-errors';
import type { Rejects } from '../verdict/audit';
import { writeDurably } from './durable';

/** The outcome of the version's audit. Only a `sound` one may become `current`; `current` alone says which one is. */
export type VersionStatus = 'sound' | 'violated' | 'notEvaluated';

export interface Manifest {
  /** Of this file's shape. */
  readonly format: 1;
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly policy: string;
  readonly status: VersionStatus;
  /** Known data set that the counts were held against, and the counts; null without one. */
  readonly dataset: string | null;
  readonly expectedRows: Readonly<Record<string, number>> | null;
  /** The data set's own moment (Unix ms), at which its freshness is judged; null: the audit's. */
  readonly asOf: number | null;
  readonly engines: { readonly lakehouse: string; readonly duckdb: string; readonly node: string };
  readonly dataFolder: string;
  readonly inputs: readonly InputFile[];
  readonly contracts: readonly { readonly table: string; readonly id: string; readonly version: string }[];
  readonly tables: readonly TableSummary[];
  /** What the landing reader refused, so that a later audit can judge it again; samples are masked. */
  readonly rejects: readonly TableRejects[];
}

export interface InputFile {
  readonly table: string;
  /** Relative to the data folder, with `/`. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface TableSummary {
  readonly table: string;
  readonly zone: Zone | null;
  readonly rows: number | null;
  /** Size of the Parquet file. */
  readonly bytes: number;
  /** DuckDB's own hash of the multiset of rows; comparable between versions of one DuckDB only. */
  readonly fingerprint: string | null;
}

export interface TableRejects extends Rejects {
  readonly table: string;
}

const NAME = 'manifest.json';

/** Appears whole or not at all. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const beside = join(folder, `${NAME}.new`);
  await writeDurably(beside, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(beside, join(folder, NAME));
}

/** null for a folder without a manifest. @throws LAKE-072 for one that cannot be read. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const file = join(folder, NAME);
  try {
    return checked(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw errors.manifestInvalid(file, cause);
  }
}

/** From then on the folder is a leftover. */
export const removeManifest = (folder: string): Promise<void> => rm(join(folder, NAME), { force: true });

/** We wrote it, so its shape is not validated key by key; but another format must not be taken for ours. */
function checked(value: Manifest): Manifest {
  if (value.format !== 1)
    throw new Error(`its format is ${String(value.format)}, this program reads format 1`);
  if (![value.tables, value.rejects, value.inputs].every(Array.isArray))
    throw new Error('it says nothing of its tables');
  return value;
}
