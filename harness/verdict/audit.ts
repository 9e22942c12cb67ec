/** An audit: every contract against what an engine holds. Contract[] -> Check[] -> Query[] -> Measurement[] -> Verdict[]. */
import type { Contract } from '../contract/contract';
import type { Description, Engine } from '../engines/engine';
import { measure, type TableMeasurement } from '../engines/measure';
import { errors } from '../errors';
import type { Check } from '../plan/check';
import { checksOf } from '../plan/checks-of';
import { type PlanContext, planQueries } from '../plan/plan';
import { emptySearch } from '../plan/searched-columns';
import type { Audit, AuditedTable, AuditOptions } from './audit-report';
import { type GuardedChecks, guardRules } from './guard-rules';
import { judge } from './judge';
import { withSamples } from './samples';
import type { Verdict } from './verdict';

export type { Audit, AuditedTable, AuditOptions, Rejects } from './audit-report';
export { exitCodeOf } from './exit-code';

/** @throws LAKE-080 where the engine cannot list its tables; LAKE-081 to LAKE-083 where a SQL rule is no read. */
export async function audit(
  engine: Engine,
  contracts: readonly Contract[],
  options: AuditOptions,
): Promise<Audit> {
  const started = performance.now();
  const before = engine.statements;
  const guarded = await guardRules(engine, checksFor(contracts, options));
  const description = await describe(engine);
  const context = contextOf(engine, description, guarded, options);
  const plan = planQueries(
    contracts.map(({ table }) => table),
    guarded.checks,
    context,
  );
  const measured = await measure(engine, plan, context, description.sql);
  const judged = verdictsOf(guarded.checks, measured, description.tables);
  const { samples = true, rejects } = options;
  const from = { contracts, actual: description.tables, rejects };
  const verdicts = samples ? await withSamples(engine, guarded.checks, judged, from) : judged;
  return {
    tables: contracts.map((contract) => auditedTable(contract, measured.tables, options)),
    verdicts,
    statements: engine.statements - before,
    bytesScanned: bytesOf(measured.tables),
    seconds: (performance.now() - started) / 1000,
  };
}

async function describe(engine: Engine): Promise<Description> {
  try {
    return await engine.describe();
  } catch (cause) {
    throw errors.engineFailed('list its tables', cause);
  }
}

function checksFor(
  contracts: readonly Contract[],
  { expectedRows, rejects }: AuditOptions,
): readonly Check[] {
  return contracts.flatMap((contract) =>
    checksOf(contract, { contracts, expectedRows, hasRejects: rejects?.has(contract.table) ?? false }),
  );
}

function contextOf(
  engine: Engine,
  { tables, unreadable }: Description,
  { ruleTables }: GuardedChecks,
  { now, rejects, fingerprint = false }: AuditOptions,
): PlanContext {
  const shares = [...(rejects ?? [])].map(
    ([table, report]) => [table, report.fragments === 0 ? 0 : report.rejects / report.fragments] as const,
  );
  return {
    actual: tables,
    unreadable,
    dialect: engine.dialect,
    now,
    rejectShares: new Map(shares),
    ruleTables,
    fingerprint,
  };
}

type Measured = Awaited<ReturnType<typeof measure>>;

function verdictsOf(
  checks: readonly Check[],
  { measurements, tables }: Measured,
  actual: Description['tables'],
): readonly Verdict[] {
  const found = new Map(measurements.map((measurement) => [measurement.check, measurement]));
  const rows = new Map(tables.map((table) => [table.table, table.rows]));
  return checks.map((check) => {
    const unmeasured = { check, figure: null, problem: 'it was not measured', sql: null };
    const remark = emptySearch(check.assertion, actual.get(check.table) ?? []);
    return judge(found.get(check) ?? unmeasured, rows.get(check.table) ?? null, remark);
  });
}

function auditedTable(
  { table, zone }: Contract,
  measured: readonly TableMeasurement[],
  { expectedRows }: AuditOptions,
): AuditedTable {
  const found = measured.find((one) => one.table === table);
  return {
    table,
    zone,
    rows: found?.rows ?? null,
    expectedRows: expectedRows?.[table] ?? null,
    seconds: found?.seconds ?? 0,
    fingerprint: found?.fingerprint ?? null,
  };
}

function bytesOf(tables: readonly TableMeasurement[]): number | null {
  const bytes = tables.map(({ bytesScanned }) => bytesScanned);
  return bytes.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}
