/** The outcome of a check, as reports and the JSON of `run` and `audit` show it. */
import type { Severity } from '../contract/contract';
import type { RuleName } from '../plan/check';

/** A check that did not run is never a pass: it is `notEvaluated`, and `reason` says why. */
export type Status = 'passed' | 'violated' | 'notEvaluated';

export interface Verdict {
  readonly table: string;
  readonly check: string;
  readonly rule: RuleName;
  readonly column: string | null;
  readonly severity: Severity;
  readonly status: Status;
  /** The figure found, or for `columns` the differences in words; null where not evaluated. */
  readonly found: number | string | null;
  /** What it must be, in words: `= 0`, `between 470 and 490`. */
  readonly threshold: string;
  /** The statement that found it. */
  readonly sql: string | null;
  /** Up to five offending rows; what is or looks personal by its shape. */
  readonly samples: readonly Readonly<Record<string, string | number | boolean | null>>[];
  /** Why it was not evaluated, what a violation means in words, or that a pass had nothing to look at; null on other passes. */
  readonly reason: string | null;
}
