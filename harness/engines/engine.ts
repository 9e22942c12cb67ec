/** What an engine does: say which tables it holds, run a statement, and say what a SQL text reads. */
import type { LakeError } from '../errors';
import type { ActualTables } from '../plan/actual-tables';
import type { Dialect } from '../plan/dialect';

export type { ActualColumn, ActualTables } from '../plan/actual-tables';

/** A value as it left the engine: integers are bigint, so that none loses digits. */
export type Value = string | number | bigint | boolean | null;
export type Row = Readonly<Record<string, Value>>;

export interface Result {
  readonly rows: readonly Row[];
  /** Wall time of the statement. */
  readonly seconds: number;
  /** Bytes that the engine says it read; null where it does not say. */
  readonly bytesScanned: number | null;
}

export interface Description {
  readonly tables: ActualTables;
  /** Tables that are there but cannot be read, e.g. a corrupt file, and why. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** The statement that told it. */
  readonly sql: string;
}

export interface Engine {
  readonly name: 'duckdb' | 'trino' | 'athena';
  readonly dialect: Dialect;
  /** Statements run so far, the one of `describe` among them. */
  readonly statements: number;
  /** How many statements it runs at once with gain. */
  readonly concurrency: number;
  describe(): Promise<Description>;
  /** @throws the engine's own error; the caller decides what it means. */
  run(sql: string): Promise<Result>;
  /** The base tables that each SELECT reads, or why it is not one read-only SELECT (LAKE-081 to LAKE-083). */
  tablesRead(
    texts: readonly { readonly name: string; readonly sql: string }[],
  ): Promise<readonly (readonly string[] | LakeError)[]>;
  close(): Promise<void>;
}
