/** Checks any folder of files against any contracts, without a project and without building. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contract } from '../contract/contract';
import { openDuckDbEngine } from '../engines/duckdb/engine';
import { type DuckDbSession, openDuckDb } from '../engines/duckdb/session';
import { errors } from '../errors';
import { type Audit, audit } from '../verdict/audit';
import { isOutOfMemory } from './build-error';
import { findSources, type Source } from './folder-sources';
import { tableFile } from './lake-paths';
import { type LandingReport, readLanding } from './landing';
import { resources } from './memory';
import { stageCsv } from './stage-csv';

export interface FolderAuditOptions {
  readonly contracts: readonly Contract[];
  /** Folder of `<table>.parquet|json|jsonl|ndjson|csv` (text also `.gz`), or of `<table>/` folders of them. */
  readonly source: string;
  readonly expectedRows?: Readonly<Record<string, number>> | null;
  /** Unix ms, for freshness. */
  readonly now: number;
  readonly memoryLimit?: string;
}

/**
 * Parquet is checked as it is. JSON and CSV have no types of their own: they are read with the declared ones, and rows
 * that do not fit are rejects, as in landing. A contract without data is not evaluated.
 * @throws LAKE-075 no such folder, LAKE-076 a table whose files lie in several forms, LAKE-077 no memory,
 *   LAKE-079 no data of any table
 */
export async function auditFolder(options: FolderAuditOptions): Promise<Audit> {
  const { source, expectedRows = null, now } = options;
  const sources = await findSources(source, options.contracts);
  if (sources.length === 0) {
    throw errors.sourceWithoutTables(
      source,
      options.contracts.map(({ table }) => table),
    );
  }
  const contracts = options.contracts.map(withRejects);
  const { memoryLimit, threads } = resources(options.memoryLimit);
  const staging = await mkdtemp(join(tmpdir(), 'lake-audit-'));
  const session = await openDuckDb({ memoryLimit, threads, tempDirectory: join(staging, 'spill') });
  try {
    const rejects = await stageText(session, sources, staging);
    const files = new Map(sources.map((each) => [each.contract.table, pathOf(each, staging)]));
    const engine = await openDuckDbEngine(session, files);
    return await audit(engine, contracts, { expectedRows, rejects, now });
  } catch (cause) {
    throw isOutOfMemory(cause) ? errors.outOfMemory(memoryLimit, cause) : cause;
  } finally {
    session.close();
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Text is read as landing is, also for a table that is computed elsewhere: no row of it may be refused unless allowed.
 * A table of Parquet has no report of rejects, and so no check of them.
 */
function withRejects(contract: Contract): Contract {
  return contract.landing === null
    ? { ...contract, landing: { prefix: '', format: 'json', maxRejects: 0 } }
    : contract;
}

async function stageText(
  session: DuckDbSession,
  sources: readonly Source[],
  staging: string,
): Promise<ReadonlyMap<string, LandingReport>> {
  const reports = new Map<string, LandingReport>();
  for (const { contract, form, files } of sources) {
    if (form === 'parquet') continue;
    const read = form === 'csv' ? stageCsv : readLanding;
    reports.set(contract.table, await read(session, contract, files, tableFile(staging, contract.table)));
  }
  return reports;
}

const pathOf = (source: Source, staging: string): string =>
  source.form === 'parquet' ? source.path : tableFile(staging, source.contract.table);
