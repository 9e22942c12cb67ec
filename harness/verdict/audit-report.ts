/** What an audit is asked, and what it gives back. */
import type { Zone } from '../contract/contract';
import type { Verdict } from './verdict';

export interface AuditOptions {
  /** Exact rows a table, where the data set is known. */
  readonly expectedRows: Readonly<Record<string, number>> | null;
  /** What the landing reader could not read, by table; null: no report at hand, and no check of it. */
  readonly rejects: ReadonlyMap<string, Rejects> | null;
  /** The moment (Unix ms) at which freshness is judged. */
  readonly now: number;
  /** Whether to fetch offending rows of violated checks; default true. */
  readonly samples?: boolean;
  /** Whether to fingerprint each table in its scan, where the engine can; default false. */
  readonly fingerprint?: boolean;
}

export interface Rejects {
  /** Fragments found, the rejected among them. */
  readonly fragments: number;
  readonly rejects: number;
  /** The first of them, text masked. */
  readonly samples: readonly {
    readonly file: string;
    readonly line: number;
    readonly text: string;
    readonly reason: string;
  }[];
}

export interface Audit {
  /** In the order of the contracts. */
  readonly tables: readonly AuditedTable[];
  /** In the order of the contracts, and in each of its rules. */
  readonly verdicts: readonly Verdict[];
  /** Statements run, the one that lists the columns among them. */
  readonly statements: number;
  /** null where the engine does not say. */
  readonly bytesScanned: number | null;
  readonly seconds: number;
}

export interface AuditedTable {
  readonly table: string;
  readonly zone: Zone | null;
  /** null where the table is missing or unreadable. */
  readonly rows: number | null;
  /** null where nothing is expected of it. */
  readonly expectedRows: number | null;
  /** Wall time of the table's statements. */
  readonly seconds: number;
  /** Equal for equal multisets of rows, within one version of the engine; null where not asked for. */
  readonly fingerprint: string | null;
}
