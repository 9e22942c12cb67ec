/** An audit as `run` and `audit` show it: the keys in the order of the documentation, paths as a person types them. */
import type { RunReport } from '../report/run-report';
import type { Audit } from '../verdict/audit';
import type { Verdict } from '../verdict/verdict';
import { fromHere } from './failure';

/** What the audit itself does not know. */
export type About = Pick<RunReport, 'policy' | 'dataset' | 'published' | 'version'>;

/**
 * @param seconds wall time of the whole command's work
 * @param tableSeconds where a table took time beyond its checks: to build it
 */
export function reportOf(
  { policy, dataset, published, version }: About,
  audit: Audit,
  seconds: number = audit.seconds,
  tableSeconds?: ReadonlyMap<string, number>,
): RunReport {
  const tables = audit.tables.map(({ table, zone, rows, expectedRows, seconds: checked }) => ({
    table,
    zone,
    rows,
    expectedRows,
    seconds: tableSeconds?.get(table) ?? checked,
  }));
  const { statements, bytesScanned } = audit;
  const verdicts = audit.verdicts.map(verdictOf);
  return {
    policy,
    target: 'duckdb',
    dataset,
    published,
    version,
    tables,
    verdicts,
    statements,
    bytesScanned,
    seconds,
  };
}

function verdictOf(verdict: Verdict): Verdict {
  const { table, check, rule, column, severity, status, found, threshold, sql, samples, reason } = verdict;
  return {
    table,
    check,
    rule,
    column,
    severity,
    status,
    found,
    threshold,
    sql,
    samples: samples.map(shortPaths),
    reason: reason === null ? null : fromHere(reason, process.cwd()),
  };
}

/** A reject names its file. */
function shortPaths(sample: Verdict['samples'][number]): Verdict['samples'][number] {
  const shown = Object.entries(sample).map(([name, value]) => [
    name,
    typeof value === 'string' ? fromHere(value, process.cwd()) : value,
  ]);
  return Object.fromEntries(shown);
}
