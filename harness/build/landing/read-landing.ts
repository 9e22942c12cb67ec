/** Landing JSON of one table, read once, into one Parquet file of the contract's columns. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Contract } from '../../contract/contract';
import type { DuckDbSession } from '../../engines/duckdb/session';
import { errors } from '../../errors';
import { createCleanFile } from './clean-file';
import { copySql, type JsonLines } from './copy-sql';
import { type EarlyCopy, wins, worthABet } from './early-copy';
import { agree, merged, type Spelling } from './key-spelling';
import { type LandingColumns, landingColumns } from './landing-columns';
import { type LandingReport, mostSamples, type Reject } from './landing-report';
import { masked } from './mask';
import { type FileScan, scanFile } from './scan-file';

/**
 * Writes `outParquet` (zstd): the contract's columns in order with their declared types, then a text column for each
 * undeclared key, so that the check of columns sees it. What cannot be read is counted, never dropped in silence and
 * never an error. While it runs, `<outParquet>.landing/` holds rewritten lines of files that are not plain.
 *
 * @param files as `findLandingFiles` gives them.
 * @throws LAKE-043 a file that cannot be opened or read; LAKE-044 a column type that JSON cannot hold; LAKE-045 a file
 *   that changed meanwhile; LAKE-046 a full disk.
 */
export async function readLanding(
  session: DuckDbSession,
  contract: Contract,
  files: readonly string[],
  outParquet: string,
): Promise<LandingReport> {
  const columns = landingColumns(contract);
  const cleanFolder = `${outParquet}.landing`;
  await rm(cleanFolder, { recursive: true, force: true });
  const rejects = rejectCounter(contract);
  const copy = (sources: readonly JsonLines[]): Promise<number> =>
    copyRows(session, columns, sources, outParquet);
  let early: EarlyCopy | null = null;
  try {
    await mkdir(dirname(outParquet), { recursive: true });
    let mayBet = await worthABet(files);
    const onProgress = (inPlace: boolean, spelling: Spelling): void => {
      if (mayBet && inPlace) early = bet(copy, files, spelling);
      mayBet = false;
    };
    const scans: FileScan[] = [];
    for (const [index, file] of files.entries()) {
      const createClean = () => createCleanFile(join(cleanFolder, `${index}.ndjson`));
      scans.push(await scanFile(file, { columns, createClean, onReject: rejects.add, onProgress }));
    }
    const rows = await settle(early, scans, copy);
    const expected = scans.reduce((sum, scan) => sum + scan.rows, 0);
    if (rows !== expected) throw errors.landingChanged(contract.table, expected, rows);
    return rejects.report(files.length, rows);
  } finally {
    // Whatever failed: no statement of this call may still write when it returns.
    await (early as EarlyCopy | null)?.rows;
    await rm(cleanFolder, { recursive: true, force: true });
  }
}

type Copy = (sources: readonly JsonLines[]) => Promise<number>;

function bet(copy: Copy, files: readonly string[], spelling: Spelling): EarlyCopy {
  const now = new Map(spelling);
  return { spelling: now, rows: copy([{ files, spelling: now }]).catch(() => null) };
}

async function settle(early: EarlyCopy | null, scans: readonly FileScan[], copy: Copy): Promise<number> {
  const sources = alike(scans);
  const rows = (await early?.rows) ?? null;
  return early !== null && rows !== null && wins(early, scans, sources) ? rows : copy(sources);
}

async function copyRows(
  session: DuckDbSession,
  columns: LandingColumns,
  sources: readonly JsonLines[],
  outParquet: string,
): Promise<number> {
  try {
    const [result] = await session.run(copySql([...columns.all.values()], sources, outParquet));
    return Number(result?.Count);
  } catch (cause) {
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

/** The files with rows, those together that spell their keys alike. */
function alike(scans: readonly FileScan[]): readonly JsonLines[] {
  const groups: { files: string[]; spelling: Spelling }[] = [];
  for (const { readFrom, rows, spelling } of scans) {
    if (rows === 0) continue;
    const group = groups.find((other) => agree(spelling, other.spelling));
    if (group === undefined) groups.push({ files: [readFrom], spelling });
    else {
      group.files.push(readFrom);
      group.spelling = merged(group.spelling, spelling);
    }
  }
  return groups;
}

function rejectCounter({ table, columns }: Contract) {
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  const samples: Reject[] = [];
  let rejects = 0;
  return {
    add: (file: string, line: number, start: string, reason: string): void => {
      rejects += 1;
      if (samples.length >= mostSamples) return;
      const text = masked(Buffer.from(start, 'latin1').toString('utf8'), names);
      samples.push({ file, line, text, reason });
    },
    report: (files: number, rows: number): LandingReport => ({
      table,
      files,
      rows,
      fragments: rows + rejects,
      rejects,
      samples,
    }),
  };
}
