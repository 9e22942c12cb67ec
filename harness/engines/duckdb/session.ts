/** One embedded DuckDB: the only file that loads its native library. */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Row, Value } from '../engine';

export interface SessionOptions {
  /** Bytes, or DuckDB's spelling such as `512MB`; default DuckDB's own (80 % of the machine). */
  readonly memoryLimit?: string;
  /** Folder for what does not fit in memory. */
  readonly tempDirectory?: string;
  readonly threads?: number;
}

export interface DuckDbSession {
  /** Runs one statement or several; the rows of the last. @throws DuckDB's error. */
  run(sql: string): Promise<readonly Row[]>;
  /** A second connection to the same database, for statements at the same time; it shares no temporary view. */
  fork(): Promise<DuckDbSession>;
  /** Closes its forks, too. */
  close(): void;
}

/** In memory; what does not fit goes to `tempDirectory`. */
export async function openDuckDb(options: SessionOptions = {}): Promise<DuckDbSession> {
  // Loading the native library takes about 60 ms: commands that need no engine do not pay for it.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', settings(options));
  const session = await connectTo(instance);
  const close = () => {
    session.close();
    instance.closeSync();
  };
  return { ...session, close };
}

async function connectTo(instance: DuckDBInstance): Promise<DuckDbSession> {
  const connection = await instance.connect();
  const forks: DuckDbSession[] = [];
  return {
    run: (sql) => rowsOf(connection, sql),
    fork: async () => {
      const fork = await connectTo(instance);
      forks.push(fork);
      return fork;
    },
    close: () => {
      for (const fork of forks) fork.close();
      connection.closeSync();
    },
  };
}

function settings(options: SessionOptions): Record<string, string> {
  return {
    // Order of rows carries no meaning in a table, and keeping it costs memory (docs/performance.md).
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    ...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
    ...(options.tempDirectory === undefined ? {} : { temp_directory: options.tempDirectory }),
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  };
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader
    .getRowObjects()
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
}

/** Scalars pass as they are; anything else (decimal, timestamp, list) becomes DuckDB's own text. */
function plain(value: unknown): Value {
  const scalar = value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
  return scalar ? (value as Value) : String(value);
}
