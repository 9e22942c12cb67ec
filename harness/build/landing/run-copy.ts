/** Lets DuckDB write the Parquet file. */
import type { DuckDbSession } from '../../engines/duckdb/session';
import { errors } from '../../errors';
import { isOutOfMemory } from '../build-error';

/** @returns rows written. @throws LAKE-046; DuckDB's own error where memory is short: the caller knows the limit. */
export async function runCopy(session: DuckDbSession, sql: string, outParquet: string): Promise<number> {
  try {
    const [result] = await session.run(sql);
    return Number(result?.Count);
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    throw errors.landingNotWritten(outParquet, tellable(cause));
  }
}

/** DuckDB quotes the value that it stumbles over (a file that changed meanwhile): only what cannot hold one is told. */
function tellable(cause: unknown): unknown {
  const message = cause instanceof Error ? cause.message : String(cause);
  return /^(?:IO|Out of Memory|Permission) Error/.test(message)
    ? cause
    : new Error(/^[A-Za-z ]*/.exec(message)?.[0]);
}
