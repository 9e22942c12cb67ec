/** Landing files are parsed once: each landing table becomes one Parquet file of the version. */
import type { Contract } from '../contract/contract';
import type { DuckDbSession } from '../engines/duckdb/session';
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
  /** Wall time from its start to its end, in which other tables were read, too. */
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

/**
 * All tables at once: while DuckDB copies one, this process proves the files of the others.
 * @throws what `readLanding` throws, once nothing of any table is written any more
 */
export async function stageLandings(
  run: BuildRun,
  landings: readonly LandingFiles[],
): Promise<readonly StagedTable[]> {
  const session = oneAtATime(run.session);
  const staged = await Promise.allSettled(landings.map((landing) => stage({ ...run, session }, landing)));
  return staged.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

/** DuckDB spreads each copy over all its threads, and so memory is one copy's. */
function oneAtATime(session: DuckDbSession): DuckDbSession {
  let last: Promise<unknown> = Promise.resolve();
  const run = (sql: string): ReturnType<DuckDbSession['run']> => {
    const rows = last.then(() => session.run(sql));
    last = rows.catch(() => undefined);
    return rows;
  };
  return { ...session, run };
}

async function stage(run: BuildRun, { contract, files }: LandingFiles): Promise<StagedTable> {
  const { table } = contract;
  run.notify({ step: 'reading', table, files: files.length });
  const started = performance.now();
  const report = await readLanding(run.session, contract, files, tableFile(run.folder, table));
  return { table, rows: report.rows, seconds: (performance.now() - started) / 1000, report };
}
