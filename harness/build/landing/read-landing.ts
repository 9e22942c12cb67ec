/** Landing JSON of one table, read once, into one Parquet file of the contract's columns. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Contract } from '../../contract/contract';
import type { DuckDbSession } from '../../engines/duckdb/session';
import { errors } from '../../errors';
import { createCleanFile } from './clean-file';
import { copySql } from './copy-sql';
import { type EarlyCopy, early, settle } from './early-copy';
import { glanceAt } from './glance';
import type { Spelling } from './key-spelling';
import { landingColumns } from './landing-columns';
import type { LandingReport } from './landing-report';
import { rejectCounter } from './reject-counter';
import { runCopy } from './run-copy';
import { type FileScan, scanFile } from './scan-file';

/** Below that an early copy could win less than it may cost. */
const leastBytes = 2 * 1024 * 1024;

/**
 * Writes `outParquet` (zstd): the contract's columns in order with their declared types, then a text column for each
 * undeclared key, so that the check of columns sees it. What cannot be read is counted, never dropped in silence and
 * never an error. While it runs, `<outParquet>.landing/` holds rewritten lines of files that are not plain.
 *
 * @param files as `findLandingFiles` gives them.
 * @throws LAKE-043 a file that cannot be opened or read; LAKE-044 a column type that JSON cannot hold; LAKE-045 a file
 *   that changed meanwhile; LAKE-046 a full disk; DuckDB's own error where memory is short.
 */
export async function readLanding(
  session: DuckDbSession,
  contract: Contract,
  files: readonly string[],
  outParquet: string,
): Promise<LandingReport> {
  const columns = landingColumns(contract);
  const rejects = rejectCounter(contract);
  const cleanFolder = `${outParquet}.landing`;
  await rm(cleanFolder, { recursive: true, force: true });
  const scans = new Map<string, FileScan>();
  const scan = async (file: string, onFirstPart?: (spelling: Spelling) => void): Promise<void> => {
    const createClean = () => createCleanFile(join(cleanFolder, `${files.indexOf(file)}.ndjson`));
    scans.set(file, await scanFile(file, { columns, createClean, onReject: rejects.add, onFirstPart }));
  };
  /** @param guess how the files that are not read yet may spell their keys. */
  const statement = (guess: Spelling): string => {
    const parts = files.map((file) => scans.get(file) ?? { readFrom: file, spelling: guess, rows: 1 });
    return copySql(
      [...columns.all.values()],
      parts.filter(({ rows }) => rows > 0),
      outParquet,
    );
  };
  const copy = (sql: string): Promise<number> => runCopy(session, sql, outParquet);
  let bet: EarlyCopy | null = null;
  try {
    await mkdir(dirname(outParquet), { recursive: true });
    const { odd, plain, plainBytes } = await glanceAt(files);
    for (const file of odd) await scan(file);
    for (const file of plain) {
      const place = (spelling: Spelling): void => {
        bet ??= early(copy, statement(spelling));
      };
      await scan(file, plainBytes < leastBytes ? undefined : place);
    }
    const rows = await settle(bet, statement(new Map()), copy);
    const expected = [...scans.values()].reduce((sum, one) => sum + one.rows, 0);
    if (rows !== expected) throw errors.landingChanged(contract.table, expected, rows);
    return rejects.report(files, rows);
  } finally {
    // Whatever failed: no statement of this call may still write when it returns.
    await (bet as EarlyCopy | null)?.rows;
    await rm(cleanFolder, { recursive: true, force: true });
  }
}
