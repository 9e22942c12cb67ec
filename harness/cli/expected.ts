/** Which exact counts a command holds the tables against. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Contract } from '../contract/contract';
import { type Expectations, expectedRows } from '../contract/expectations';
import { nearest } from '../contract/nearest';
import type { Project } from '../contract/project/project';
import { errors } from '../errors';
import { memoryFolder, remembered } from './remembered';

export interface ExpectedSource {
  readonly project: Project | null;
  /** `--expect NAME|FILE`. */
  readonly named: string | undefined;
  /** Where `expectations.yaml` may lie beside the data; null: look nowhere. */
  readonly dataFolder: string | null;
  readonly policy: string;
  readonly contracts: readonly Contract[];
}

/**
 * The named data set, else `expectations.yaml` beside the data where it speaks of the policy, else none.
 * @throws LAKE-003, LAKE-022, LAKE-023; LAKE-012 a named data set without the policy, LAKE-013 counts of no table
 */
export async function expectationsFor(source: ExpectedSource): Promise<Expectations | null> {
  const { project, named, dataFolder, policy, contracts } = source;
  const file = named === undefined ? besideData(dataFolder) : expectationsFile(project, named);
  if (file === null) return null;
  const expectations = await read(file, project);
  const rows = expectedRows(expectations, policy);
  if (rows !== null) requireTables(expectations, Object.keys(rows), policy, contracts);
  else if (named === undefined) return null;
  else throw errors.datasetWithoutPolicy(expectations.dataset, policy, Object.keys(expectations.rows));
  return expectations;
}

async function read(file: string, project: Project | null): Promise<Expectations> {
  const load = async (): Promise<Expectations> =>
    (await import('../contract/parse-expectations')).loadExpectations(file);
  const text = project === null ? null : await readFile(file, 'utf8').catch(() => null);
  return project === null || text === null
    ? load()
    : remembered(memoryFolder(project.root), 'expectations', [file, text], load);
}

function besideData(folder: string | null): string | null {
  const file = folder === null ? null : resolve(folder, 'expectations.yaml');
  return file !== null && existsSync(file) ? file : null;
}

function expectationsFile(project: Project | null, named: string): string {
  const known = project?.datasets ?? {};
  const file = Object.hasOwn(known, named) ? known[named] : undefined;
  if (file === undefined && !existsSync(named)) throw errors.unknownDataset(named, Object.keys(known));
  return file ?? resolve(named);
}

/** A misspelt table would be held against nothing, in silence. */
function requireTables(
  { dataset }: Expectations,
  tables: readonly string[],
  policy: string,
  contracts: readonly Contract[],
): void {
  const known = contracts.map(({ table }) => table);
  const unknown = tables.filter((table) => !known.includes(table));
  if (unknown.length === 0) return;
  const problems = unknown.map((table) => {
    const meant = nearest(table, known);
    return `  ${table}${meant === null ? '' : `; did you mean "${meant}"?`}`;
  });
  throw errors.datasetOfOtherTables(dataset, policy, problems);
}
