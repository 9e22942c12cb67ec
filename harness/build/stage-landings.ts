/** Landing files are parsed once: each landing table becomes one Parquet file of the version. */
import type { Contract } from '../contract/contract';
import type { BuildRun } from './build-run';
import { tableFile } from './lake-paths';
import { findLandingFiles, type LandingReport, readLanding } from './landing';

export interface LandingFiles {
  readonly contract: Contract;
  readonly files: readonly string[];
}

export interface StagedTable {
  readonly table: string;
  readonly rows: number;
  readonly seconds: number;
  readonly report: LandingReport;
}

/** Before anything is written: a source that is missing ends the run here. */
export async function findLandings(
  dataFolder: string,
  contracts: readonly Contract[],
): Promise<readonly LandingFiles[]> {
  return Promise.all(
    contracts.map(async (contract) => ({ contract, files: await findLandingFiles(dataFolder, contract) })),
  );
}

/** One after the other: DuckDB spreads each over all its threads, and memory is one table's. */
export async function stageLandings(
  run: BuildRun,
  landings: readonly LandingFiles[],
): Promise<readonly StagedTable[]> {
  const staged: StagedTable[] = [];
  for (const landing of landings) staged.push(await stage(run, landing));
  return staged;
}

async function stage(run: BuildRun, { contract, files }: LandingFiles): Promise<StagedTable> {
  const { table } = contract;
  run.notify({ step: 'reading', table, files: files.length });
  const started = performance.now();
  const report = await readLanding(run.session, contract, files, tableFile(run.folder, table));
  return { table, rows: report.rows, seconds: (performance.now() - started) / 1000, report };
}
