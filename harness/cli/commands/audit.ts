/** `lake audit`: checks what lies there, and builds nothing. */
import { resolve } from 'node:path';
import type { Contract } from '../../contract/contract';
import { readContractFiles } from '../../contract/contract-files';
import { expectedRows } from '../../contract/expectations';
import type { Project } from '../../contract/project/project';
import { errors } from '../../errors';
import type { RunReport } from '../../report/run-report';
import { expectationsFor } from '../expected';
import { openLake, type PlaceOptions, soundContracts } from '../lake';
import { type OutputOptions, openOutput } from '../output';
import { reportOf } from '../report-of';

export interface AuditFlags extends PlaceOptions, OutputOptions {
  readonly contracts?: string;
  readonly source?: string;
  readonly expect?: string;
  readonly memoryLimit?: string;
}

export async function audit(flags: AuditFlags): Promise<void> {
  const output = openOutput(flags);
  const report = flags.source === undefined ? await auditLake(flags) : await auditSource(flags.source, flags);
  const { terminalReport } = await import('../../report/terminal');
  const { exitCodeOf } = await import('../../verdict/audit');
  output.result(() => terminalReport(report, output.colors), report);
  process.exitCode = exitCodeOf(report.verdicts);
}

async function auditLake(flags: AuditFlags): Promise<RunReport> {
  if (flags.contracts !== undefined)
    throw errors.usage('--contracts needs --source, the folder of tables to check.');
  const { project, policy, contracts, out } = await openLake(flags);
  const { auditPublished } = await import('../../build/audit-published');
  // Without --expect the version is held against what it was built with.
  const expectations = await expectationsFor({
    project,
    named: flags.expect,
    dataFolder: null,
    policy,
    contracts,
  });
  const found = await auditPublished({
    contracts,
    policy,
    out,
    expectations,
    now: Date.now(),
    memoryLimit: flags.memoryLimit,
  });
  const { version, dataset } = found;
  return reportOf({ policy, dataset, published: true, version }, found.audit);
}

async function auditSource(source: string, flags: AuditFlags): Promise<RunReport> {
  const { auditFolder } = await import('../../build/audit-folder');
  const { project, policy, contracts } = await contractsOf(flags);
  const expectations = await expectationsFor({
    project,
    named: flags.expect,
    dataFolder: source,
    policy: policy ?? '',
    contracts,
  });
  const found = await auditFolder({
    contracts,
    source: resolve(source),
    expectedRows: expectations === null ? null : expectedRows(expectations, policy ?? ''),
    now: expectations?.asOf ?? Date.now(),
    memoryLimit: flags.memoryLimit,
  });
  const dataset = expectations?.dataset ?? null;
  return reportOf({ policy, dataset, published: false, version: null }, found);
}

/** Those of `--contracts`, for which a policy is only a name in the file of expected counts; else the project's. */
async function contractsOf(
  flags: AuditFlags,
): Promise<{ project: Project | null; policy: string | null; contracts: readonly Contract[] }> {
  if (flags.contracts === undefined) return openLake(flags);
  const contracts = await soundContracts(await readContractFiles([resolve(flags.contracts)]));
  return { project: null, policy: flags.policy ?? null, contracts };
}
