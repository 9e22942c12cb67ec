/**
 * CSV has text only, so it is read as what it is: a row is an object of texts. From there the landing reader's rules
 * for a declared type hold (`10.7` is no bigint, an empty field is NULL), written once for JSON and CSV alike.
 */
import { rename, rm } from 'node:fs/promises';
import type { Contract } from '../contract/contract';
import type { DuckDbSession } from '../engines/duckdb/session';
import { duckdb } from '../plan/dialects/duckdb';
import { type LandingReport, readLanding } from './landing';

/** Writes the columns that the header names, in its order: a missing or an extra one shows in the check of columns. */
export async function stageCsv(
  session: DuckDbSession,
  contract: Contract,
  files: readonly string[],
  outParquet: string,
): Promise<LandingReport> {
  const staged = files.map((_, index) => `${outParquet}.${index}.ndjson`);
  for (const [index, file] of files.entries()) await toJson(session, file, staged[index] ?? '');
  const report = await readLanding(session, contract, staged, outParquet);
  await keepHeader(session, files, outParquet);
  await Promise.all(staged.map((file) => rm(file)));
  return withPlaces(report, new Map(staged.map((file, index) => [file, files[index] ?? file])));
}

/** Keeps the order of rows, so that line n of the objects is record n of the CSV. */
async function toJson(session: DuckDbSession, file: string, json: string): Promise<void> {
  await session.run('SET preserve_insertion_order = true');
  try {
    await session.run(`COPY (SELECT * FROM ${csv([file])}) TO ${duckdb.text(json)} (FORMAT json)`);
  } finally {
    await session.run('SET preserve_insertion_order = false');
  }
}

/** A row of more or fewer fields than the header is padded or an error of DuckDB, never another row's. */
function csv(files: readonly string[]): string {
  const list = files.map(duckdb.text).join(', ');
  return `read_csv([${list}], header = true, all_varchar = true, union_by_name = true, nullstr = '')`;
}

async function keepHeader(
  session: DuckDbSession,
  files: readonly string[],
  outParquet: string,
): Promise<void> {
  const header = await columnNames(session, csv(files));
  const byLowerCase = new Map(
    (await columnNames(session, `read_parquet(${duckdb.text(outParquet)})`)).map((name) => [
      name.toLowerCase(),
      name,
    ]),
  );
  const names = header
    .map((name) => duckdb.identifier(byLowerCase.get(name.toLowerCase()) ?? name))
    .join(', ');
  const beside = `${outParquet}.header`;
  await session.run(
    `COPY (SELECT ${names} FROM read_parquet(${duckdb.text(outParquet)})) TO ${duckdb.text(beside)} (FORMAT parquet)`,
  );
  await rename(beside, outParquet);
}

async function columnNames(session: DuckDbSession, table: string): Promise<readonly string[]> {
  const rows = await session.run(`DESCRIBE SELECT * FROM ${table}`);
  return rows.map((row) => String(row.column_name));
}

/** The header is line 1 of the CSV. */
const withPlaces = (report: LandingReport, csvOf: ReadonlyMap<string, string>): LandingReport => ({
  ...report,
  samples: report.samples.map((sample) => ({
    ...sample,
    file: csvOf.get(sample.file) ?? sample.file,
    line: sample.line + 1,
  })),
});
