/** What an audit on AWS found. Pure. */
import type { Configuration } from './configuration';

export interface Outcome {
  readonly violations: number;
  readonly notEvaluated: number;
  readonly bytesScanned: number;
  /** Whether every check ran: a check that did not run is never a pass. */
  readonly completed: boolean;
}

export interface Report {
  readonly environment: string;
  readonly policy: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly outcome: Outcome;
  readonly tables: readonly { readonly table: string; readonly status: string; readonly reason: string }[];
}

/** Until the engine for Athena exists: nothing was evaluated, and the report says so. */
export function reportOf({ environment, policy, tables }: Configuration, now: Date): Report {
  return {
    environment,
    policy,
    at: now.toISOString(),
    outcome: { violations: 0, notEvaluated: tables.length, bytesScanned: 0, completed: false },
    tables: tables.map((table) => ({
      table,
      status: 'notEvaluated',
      reason: 'This version cannot run checks on Athena yet.',
    })),
  };
}
