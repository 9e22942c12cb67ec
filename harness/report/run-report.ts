/** The machine-readable result of `run` and `audit`: `--json` prints it as it stands, the terminal draws it. */
import type { AuditedTable } from '../verdict/audit-report';
import type { Verdict } from '../verdict/verdict';

/** `seconds` are those to build (in `run`) or to check (in `audit`) the table. */
export type TableReport = Omit<AuditedTable, 'fingerprint'>;

export interface RunReport {
  /** null in an audit of a folder, which needs no project. */
  readonly policy: string | null;
  readonly target: 'duckdb' | 'trino' | 'athena';
  /** Name of the data set whose exact counts were expected; null: none. */
  readonly dataset: string | null;
  /** Whether `version` is the published one after the command. */
  readonly published: boolean;
  readonly version: string | null;
  readonly tables: readonly TableReport[];
  readonly verdicts: readonly Verdict[];
  /** Statements that the audit ran, samples of violated checks among them. */
  readonly statements: number;
  readonly bytesScanned: number | null;
  /** Wall time of the whole command's work. */
  readonly seconds: number;
}

/** How the checks of some verdicts came out. `warned`: violated, but only a warning. */
export interface Tally {
  readonly passed: number;
  readonly warned: number;
  readonly violated: number;
  readonly notEvaluated: number;
}

export function tally(verdicts: readonly Verdict[]): Tally {
  const count = (test: (verdict: Verdict) => boolean): number => verdicts.filter(test).length;
  return {
    passed: count((v) => v.status === 'passed'),
    warned: count((v) => v.status === 'violated' && v.severity === 'warning'),
    violated: count((v) => v.status === 'violated' && v.severity === 'error'),
    notEvaluated: count((v) => v.status === 'notEvaluated'),
  };
}
