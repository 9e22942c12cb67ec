/** Which files of a folder hold which table: `<table>.<extension>`, or a folder `<table>/` of such files. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract, Landing } from '../contract/contract';
import { fileFormats } from '../contract/file-formats';
import { errors } from '../errors';
import { isNoFolder } from '../system-errors';

export interface Source {
  readonly contract: Contract;
  readonly form: Landing['format'];
  readonly files: readonly string[];
  /** The one file, or a pattern for all of them. */
  readonly path: string;
}

/**
 * One source a contract that has data, in the order of the contracts.
 * @throws LAKE-075 no such folder, LAKE-076 a table whose files lie in several forms
 */
export async function findSources(
  folder: string,
  contracts: readonly Contract[],
): Promise<readonly Source[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw isNoFolder(cause) ? errors.sourceMissing(folder) : cause;
  });
  const found = await Promise.all(contracts.map((contract) => findSource(folder, entries, contract)));
  return found.filter((source) => source !== null);
}

async function findSource(
  folder: string,
  entries: readonly Dirent[],
  contract: Contract,
): Promise<Source | null> {
  const { table } = contract;
  const candidates = [
    ...entries.filter((entry) => !entry.isDirectory()).flatMap(({ name }) => fileOf(folder, name, table)),
    ...(entries.some((entry) => entry.name === table && entry.isDirectory())
      ? await filesIn(join(folder, table))
      : []),
  ];
  const [first] = candidates;
  if (first === undefined) return null;
  const forms = new Set(candidates.map(({ pattern }) => pattern));
  if (forms.size > 1) throw errors.sourceAmbiguous(table, [...forms]);
  const files = candidates.map(({ file }) => file);
  return { contract, form: first.form, files, path: files.length === 1 ? first.file : first.pattern };
}

interface Candidate {
  readonly file: string;
  readonly form: Landing['format'];
  readonly pattern: string;
}

function fileOf(folder: string, name: string, table: string): readonly Candidate[] {
  const form = name.startsWith(`${table}.`) ? formOf(name.slice(table.length)) : null;
  return form === null ? [] : [{ file: join(folder, name), form, pattern: join(folder, name) }];
}

async function filesIn(folder: string): Promise<readonly Candidate[]> {
  const names = (await readdir(folder)).filter((name) => !/^[._]/.test(name)).sort();
  return names.flatMap((name) => {
    const form = formOf(name.slice(name.indexOf('.')));
    return form === null ? [] : [{ file: join(folder, name), form, pattern: join(folder, `*.${form}`) }];
  });
}

/** @param extensions from the first dot on, e.g. `.json.gz` */
function formOf(extensions: string): Landing['format'] | null {
  const [, extension = '', compression] = extensions.split('.');
  const form = fileFormats.get(extension) ?? null;
  return compression === undefined || (compression === 'gz' && form !== 'parquet') ? form : null;
}
