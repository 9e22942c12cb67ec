/** The SELECTs that compute tables: one file `<table>.sql` each; what a SELECT reads is asked of DuckDB's own parser. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseSelects } from '../engines/duckdb/parse-select';
import type { DuckDbSession } from '../engines/duckdb/session';
import { errors, LakeError } from '../errors';
import { isNoFolder } from '../system-errors';

export interface Transform {
  /** The table it computes: the name of its file. */
  readonly table: string;
  readonly file: string;
  /** Without a closing semicolon, with a line end: ready to stand in `COPY ( .. )`. */
  readonly sql: string;
  /** Tables that the SELECT reads, at any depth; sorted, each once. */
  readonly inputs: readonly string[];
}

/**
 * Reads every `*.sql` of a folder, by name.
 * @throws LAKE-060 a folder without transforms, LAKE-081..083 a file that is not one read-only SELECT
 */
export async function loadTransforms(session: DuckDbSession, folder: string): Promise<readonly Transform[]> {
  return (await readTransforms(session, folder)).map(({ inputs, ...transform }) => {
    if (inputs instanceof LakeError) throw inputs;
    return { ...transform, inputs };
  });
}

/** A transform, or with the error of its SQL where its inputs would stand. */
export interface TransformFile extends Omit<Transform, 'inputs'> {
  readonly inputs: readonly string[] | LakeError;
}

/** As `loadTransforms`, but every file has its own answer. @throws LAKE-060 */
export async function readTransforms(
  session: DuckDbSession,
  folder: string,
): Promise<readonly TransformFile[]> {
  const files = (await sqlFiles(folder)).map((name) => join(folder, name));
  const texts = await Promise.all(
    files.map(async (file) => ({ name: file, sql: await readFile(file, 'utf8') })),
  );
  const read = await parseSelects(session, texts);
  return texts.map(({ name, sql }, index) => {
    const inputs = read[index];
    if (inputs === undefined) throw new Error('the parser left a text without an answer');
    return { table: basename(name, '.sql'), file: name, sql: withoutEnd(sql), inputs };
  });
}

async function sqlFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((cause) => {
    throw isNoFolder(cause) ? errors.transformsMissing(folder) : cause;
  });
  const found = names.filter((name) => name.endsWith('.sql')).sort();
  if (found.length === 0) throw errors.transformsMissing(folder);
  return found;
}

/** A semicolon would end the COPY around it; a last comment would swallow its closing bracket. */
const withoutEnd = (sql: string): string => `${sql.trim().replace(/;$/, '')}\n`;
