/**
 * A bet on plain files. Reading them takes DuckDB about as long as proving them plain takes this process, and the two
 * can run side by side: so the copy starts as soon as the files that do not look plain are rewritten. Nothing rests on
 * the glance that placed the bet: the copy counts only if what was proven in the end asks for the very same statement;
 * else it is made again.
 */
export interface EarlyCopy {
  readonly sql: string;
  /** Rows copied; null where it failed. */
  readonly rows: Promise<number | null>;
}

/** @returns rows written. */
type Copy = (sql: string) => Promise<number>;

export function early(copy: Copy, sql: string): EarlyCopy {
  return { sql, rows: copy(sql).catch(() => null) };
}

/** @param proven the statement that the proof asks for. */
export async function settle(bet: EarlyCopy | null, proven: string, copy: Copy): Promise<number> {
  // Also where it lost: two statements must never write one file.
  const rows = (await bet?.rows) ?? null;
  return bet?.sql === proven && rows !== null ? rows : copy(proven);
}
