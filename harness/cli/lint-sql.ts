/**
 * What lint asks of DuckDB's parser. Transforms: each one read-only SELECT, an order to compute them in, inputs as the
 * contracts say. SQL rules of contracts: what a run would refuse.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { orderErrors } from '../build/build-order';
import { lintInputs } from '../build/lint-inputs';
import { lintRules } from '../build/lint-rules';
import { readTransforms, type TransformFile } from '../build/transforms';
import type { Contract } from '../contract/contract';
import type { Problem } from '../contract/problem';
import { shortName } from '../contract/short-name';
import { type DuckDbSession, openDuckDb } from '../engines/duckdb/session';
import { LakeError } from '../errors';

export interface SqlSet {
  /** Folder of transforms; null where the contracts stand alone. */
  readonly transforms: string | null;
  /** Contracts that are used together: landing and the policy's. */
  readonly contracts: readonly Contract[];
  /** What is wrong in them; where something is, only the SQL itself is checked. */
  readonly problems: readonly Problem[];
}

/** Every problem of the SQL of every set. */
export async function lintSql(sets: readonly SqlSet[]): Promise<readonly Problem[]> {
  const session = await openDuckDb();
  try {
    const found: Problem[] = [];
    // In turns: where one throws, no other may still be at work in the session that closes.
    for (const set of sets) {
      found.push(...(await lintSetRules(session, set)), ...(await lintSetTransforms(session, set)));
    }
    return found;
  } finally {
    session.close();
  }
}

async function lintSetRules(
  session: DuckDbSession,
  { contracts, problems }: SqlSet,
): Promise<readonly Problem[]> {
  const known = problems.length > 0 ? null : contracts.map(({ table }) => table);
  const found = await lintRules(session, contracts, { known, textOf });
  // What the contract's own lint says of a query comes first.
  return found.filter(({ file, line, column }) =>
    problems.every((other) => other.file !== file || other.line !== line || other.column !== column),
  );
}

async function lintSetTransforms(
  session: DuckDbSession,
  { transforms, contracts, problems }: SqlSet,
): Promise<readonly Problem[]> {
  if (transforms === null) return [];
  const name = shortName(transforms, process.cwd());
  const files = await readTransforms(session, name).catch(onlyErrors);
  if (files instanceof LakeError) return [problemOf(files, name)];
  const refused = files.flatMap(({ file, inputs }) =>
    inputs instanceof LakeError ? [problemOf(inputs, file)] : [],
  );
  return problems.length > 0 ? refused : [...refused, ...lintTogether(files, contracts, name)];
}

const textOf = (file: string): string => readFileSync(resolve(file), 'utf8');

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
    ...lintInputs(parsed, contracts, textOf),
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
