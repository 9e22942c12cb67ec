/** The record of a version, from what its run found. */
import { stat } from 'node:fs/promises';
import { expectedRows } from '../contract/expectations';
import { packageVersion } from '../package-version';
import type { Audit } from '../verdict/audit';
import type { BuildRun } from './build-run';
import { tableFile } from './lake-paths';
import type { InputFile, Manifest, TableSummary, VersionStatus } from './manifest';
import type { StagedTable } from './stage-landings';

export interface Findings {
  readonly staged: readonly StagedTable[];
  readonly audit: Audit;
  readonly status: VersionStatus;
  readonly inputs: readonly InputFile[];
}

export async function manifestOf(run: BuildRun, findings: Findings): Promise<Manifest> {
  const { expectations, policy, contracts } = run;
  return {
    format: 1,
    version: run.version,
    createdAt: new Date(run.now).toISOString(),
    policy,
    status: findings.status,
    dataset: expectations?.dataset ?? null,
    expectedRows: expectations && expectedRows(expectations, policy),
    asOf: expectations?.asOf ?? null,
    engines: {
      lakehouse: packageVersion(),
      duckdb: await duckDbVersion(run),
      node: process.version,
    },
    dataFolder: run.dataFolder,
    inputs: findings.inputs,
    contracts: contracts.map(({ table, id, version }) => ({ table, id, version })),
    tables: await Promise.all(findings.audit.tables.map((table) => summaryOf(run.folder, table))),
    rejects: findings.staged.map(({ table, report: { fragments, rejects, samples } }) => ({
      table,
      fragments,
      rejects,
      samples,
    })),
  };
}

async function summaryOf(folder: string, audited: Audit['tables'][number]): Promise<TableSummary> {
  const { table, zone, rows, fingerprint } = audited;
  const { size } = await stat(tableFile(folder, table));
  return { table, zone, rows, bytes: size, fingerprint: fingerprint ?? null };
}

async function duckDbVersion({ session }: BuildRun): Promise<string> {
  const [row] = await session.run('SELECT version() AS version');
  return String(row?.version);
}
