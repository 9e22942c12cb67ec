/** Checks every contract on the tables of a version, as they lie on the disk. */
import type { Contract } from '../contract/contract';
import { expectedRows } from '../contract/expectations';
import { openDuckDbEngine } from '../engines/duckdb/engine';
import { type Audit, audit, exitCodeOf } from '../verdict/audit';
import type { BuildRun } from './build-run';
import { tableFile } from './lake-paths';
import type { VersionStatus } from './manifest';
import type { StagedTable } from './stage-landings';

export async function auditVersion(
  run: BuildRun,
  staged: readonly StagedTable[],
): Promise<{ readonly audit: Audit; readonly status: VersionStatus }> {
  const { contracts, session, folder, expectations, policy } = run;
  run.notify({ step: 'auditing', tables: contracts.length });
  const engine = await openDuckDbEngine(session, sourcesIn(folder, contracts));
  const result = await audit(engine, contracts, {
    expectedRows: expectations && expectedRows(expectations, policy),
    rejects: new Map(staged.map(({ table, report }) => [table, report])),
    // Known data are judged at their own moment: they do not age.
    now: expectations?.asOf ?? run.now,
    fingerprint: true,
  });
  return { audit: result, status: statusOf(result) };
}

/** Table, then its file. */
export const sourcesIn = (folder: string, contracts: readonly Contract[]): ReadonlyMap<string, string> =>
  new Map(contracts.map(({ table }) => [table, tableFile(folder, table)]));

const statusOf = ({ verdicts }: Audit): VersionStatus => {
  const code = exitCodeOf(verdicts);
  if (code === 0) return 'sound';
  return code === 1 ? 'violated' : 'notEvaluated';
};
