/** The embedded engine: files of an in-process DuckDB, seen as tables. */
import { stat } from 'node:fs/promises';
import { duckdb } from '../../plan/dialects/duckdb';
import type { Engine } from '../engine';
import { describe } from './describe';
import { parseSelects } from './parse-select';
import type { DuckDbSession } from './session';
import { createViews } from './views';

/**
 * @param sources table, then the file (or glob) that holds it: Parquet, CSV or JSON by its ending.
 * A file that cannot be read is no error here: `describe` says so of its table. The session stays open on `close`.
 */
export async function openDuckDbEngine(
  session: DuckDbSession,
  sources: ReadonlyMap<string, string>,
): Promise<Engine> {
  const forks = (await areSmall(sources)) ? [await session.fork()] : [];
  const sessions = [session, ...forks];
  const [unreadable = new Map<string, string>()] = await Promise.all(
    sessions.map((one) => createViews(one, sources)),
  );
  const idle = [...sessions];
  let statements = 0;
  return {
    name: 'duckdb',
    dialect: duckdb,
    concurrency: sessions.length,
    get statements() {
      return statements;
    },
    async describe() {
      statements += 1;
      return describe(session, unreadable);
    },
    async run(sql) {
      statements += 1;
      const free = idle.pop() ?? session;
      const started = performance.now();
      try {
        const rows = await free.run(sql);
        return { rows, seconds: (performance.now() - started) / 1000, bytesScanned: null };
      } finally {
        idle.push(free);
      }
    },
    tablesRead: (texts) => parseSelects(session, texts),
    // Whoever opened the session closes it: a build goes on with it after its audit.
    close: async () => {
      for (const fork of forks) fork.close();
    },
  };
}

/**
 * Over small files a statement is mostly planning, which uses one core: two at once take a third off an audit. Over
 * large ones each statement uses every core by itself, and two at once would only share its memory.
 */
async function areSmall(sources: ReadonlyMap<string, string>): Promise<boolean> {
  if (sources.size < 2) return false;
  const sizes = await Promise.all([...sources.values()].map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0) < 16 * 1024 * 1024;
}

/** Bytes; a glob, or a file that is not there, counts as large. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => Number.POSITIVE_INFINITY,
  );
}
