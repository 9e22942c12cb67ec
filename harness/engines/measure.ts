/** Query[] -> Measurement[]: runs the statements, and splits one that fails until the failing check stands alone. */
import type { Check } from '../plan/check';
import { type Plan, type PlanContext, type Query, queryFor, type ScannedCheck } from '../plan/plan';
import type { Engine, Row, Value } from './engine';
import { inTurns } from './in-turns';
import { reasonFrom } from './reason';

/** What was found for one check: a figure, or why there is none. */
export interface Measurement {
  readonly check: Check;
  readonly figure: Value;
  /** Why there is no figure; null where there is one. */
  readonly problem: string | null;
  readonly sql: string | null;
}

/** What was found of a table beside its checks. */
export interface TableMeasurement {
  readonly table: string;
  /** null where the table could not be read. */
  readonly rows: number | null;
  readonly fingerprint: string | null;
  /** Wall time of its statements. */
  readonly seconds: number;
  readonly bytesScanned: number | null;
  readonly measurements: readonly Measurement[];
}

/** @param describedBy the statement behind what is known without a scan. */
export async function measure(
  engine: Engine,
  plan: Plan,
  context: PlanContext,
  describedBy: string,
): Promise<{ readonly tables: readonly TableMeasurement[]; readonly measurements: readonly Measurement[] }> {
  const tables = await inTurns(plan.queries, engine.concurrency, (query) =>
    measureTable(engine, query, context),
  );
  const known = plan.known.map(({ check, figure }) => {
    // Rejects were counted by the landing reader, not by a statement.
    return { check, figure, problem: null, sql: check.rule === 'rejects' ? null : describedBy };
  });
  const open = plan.unplanned.map(({ check, reason }) => ({
    check,
    figure: null,
    problem: reason,
    sql: null,
  }));
  return { tables, measurements: [...known, ...open, ...tables.flatMap(({ measurements }) => measurements)] };
}

async function measureTable(engine: Engine, query: Query, context: PlanContext): Promise<TableMeasurement> {
  const started = performance.now();
  const asked = await attempt(engine, query);
  const answer = asked.is === 'answered' ? asked : await measureApart(engine, query, context, asked.problem);
  return { table: query.table, ...answer, seconds: (performance.now() - started) / 1000 };
}

type Answer = Pick<TableMeasurement, 'rows' | 'fingerprint' | 'bytesScanned' | 'measurements'>;
type Attempt = ({ readonly is: 'answered' } & Answer) | { readonly is: 'failed'; readonly problem: string };

async function attempt(engine: Engine, query: Query): Promise<Attempt> {
  try {
    const { rows, bytesScanned } = await engine.run(query.sql);
    return { is: 'answered', bytesScanned, ...answerIn(query, rows[0] ?? {}) };
  } catch (cause) {
    return { is: 'failed', problem: reasonFrom(cause) };
  }
}

function answerIn(
  { rowsAlias, fingerprintAlias, checks, sql }: Query,
  row: Row,
): Omit<Answer, 'bytesScanned'> {
  return {
    rows: Number(row[rowsAlias]),
    fingerprint: fingerprintAlias === null ? null : String(row[fingerprintAlias] ?? 0),
    measurements: checks.map(({ check, alias }) => ({
      check,
      figure: row[alias] ?? null,
      problem: null,
      sql,
    })),
  };
}

/** After the statement of a table failed: its rows alone, then its checks in ever smaller parts. */
async function measureApart(
  engine: Engine,
  query: Query,
  context: PlanContext,
  problem: string,
): Promise<Answer> {
  const checks = query.checks.map(({ check }) => check);
  const rows = await attempt(engine, queryFor(query.table, [], { ...context, fingerprint: false }));
  // Where not even rows can be counted no check can, and asking each would only repeat the failure.
  if (rows.is === 'failed')
    return { ...nothing, measurements: checks.map((check) => failed(check, problem, query.sql)) };
  const fingerprint = await fingerprintAlone(engine, query, context);
  return { ...rows, fingerprint, measurements: await isolate(engine, query.table, checks, context) };
}

const nothing = { rows: null, fingerprint: null, bytesScanned: null };

async function fingerprintAlone(engine: Engine, query: Query, context: PlanContext): Promise<string | null> {
  if (query.fingerprintAlias === null) return null;
  const alone = await attempt(engine, queryFor(query.table, [], context));
  return alone.is === 'answered' ? alone.fingerprint : null;
}

/** Halves the checks until those that fail stand alone. */
async function isolate(
  engine: Engine,
  table: string,
  checks: readonly ScannedCheck[],
  context: PlanContext,
): Promise<readonly Measurement[]> {
  if (checks.length === 0) return [];
  const query = queryFor(table, checks, { ...context, fingerprint: false });
  const asked = await attempt(engine, query);
  if (asked.is === 'answered') return asked.measurements;
  if (checks.length === 1) return checks.map((check) => failed(check, asked.problem, query.sql));
  const middle = Math.ceil(checks.length / 2);
  return [
    ...(await isolate(engine, table, checks.slice(0, middle), context)),
    ...(await isolate(engine, table, checks.slice(middle), context)),
  ];
}

function failed(check: Check, problem: string, sql: string): Measurement {
  return { check, figure: null, problem, sql };
}
