/** What lint says of transforms: each one read-only SELECT, an order to compute them in, inputs as the contracts say. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { orderErrors } from '../build/build-order';
import { lintInputs } from '../build/lint-inputs';
import { readTransforms, type TransformFile } from '../build/transforms';
import type { Contract } from '../contract/contract';
import type { Problem } from '../contract/problem';
import { shortName } from '../contract/short-name';
import { type DuckDbSession, openDuckDb } from '../engines/duckdb/session';
import { LakeError } from '../errors';

export interface TransformSet {
  readonly folder: string;
  /** Landing contracts and the policy's; null where they have problems, and then only the SQL is checked. */
  readonly contracts: readonly Contract[] | null;
}

/** Every problem of every set. */
export async function lintTransforms(sets: readonly TransformSet[]): Promise<readonly Problem[]> {
  const session = await openDuckDb();
  try {
    const found = await Promise.all(sets.map((set) => lintSet(session, set)));
    return found.flat();
  } finally {
    session.close();
  }
}

async function lintSet(
  session: DuckDbSession,
  { folder, contracts }: TransformSet,
): Promise<readonly Problem[]> {
  const name = shortName(folder, process.cwd());
  const files = await readTransforms(session, name).catch(onlyErrors);
  if (files instanceof LakeError) return [problemOf(files, name)];
  const refused = files.flatMap(({ file, inputs }) =>
    inputs instanceof LakeError ? [problemOf(inputs, file)] : [],
  );
  return contracts === null ? refused : [...refused, ...lintTogether(files, contracts, name)];
}

function onlyErrors(error: unknown): LakeError {
  if (error instanceof LakeError) return error;
  throw error;
}

/** What the files say of each other and of the contracts. */
function lintTogether(
  files: readonly TransformFile[],
  contracts: readonly Contract[],
  folder: string,
): readonly Problem[] {
  // A file that cannot be parsed is there all the same: no contract lacks its transform.
  const all = files.map((file) => ({ ...file, inputs: file.inputs instanceof LakeError ? [] : file.inputs }));
  const parsed = all.filter((_, index) => !(files[index]?.inputs instanceof LakeError));
  const places = [...files, ...contracts].map(({ file }) => file);
  const fileOf = (error: LakeError): string =>
    places.find((file) => error.message.startsWith(`${file} `)) ?? folder;
  return [
    ...orderErrors(all, contracts, folder).map((error) => problemOf(error, fileOf(error))),
    ...lintInputs(parsed, contracts, (file) => readFileSync(resolve(file), 'utf8')),
  ];
}

/** The parser names line and column; every other error is one of the whole file. */
function problemOf({ code, message, hint }: LakeError, file: string): Problem {
  const place = /\(line (\d+), column (\d+)\)/.exec(message);
  return {
    file,
    line: Number(place?.[1] ?? 1),
    column: Number(place?.[2] ?? 1),
    path: code,
    found: message.startsWith(`${file} `) ? message.slice(file.length + 1) : message,
    allowed: hint,
    nearest: null,
  };
}
