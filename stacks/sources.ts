/** Everything of the repository that a stack is made of, read once. The only file system access of a stack. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lintFolders } from '../harness/contract/lint/lint';
import { problemText } from '../harness/contract/problem';
import { contractFolders, type Project, policyOf } from '../harness/contract/project/project';
import { errors } from '../harness/errors';
import { type LakeTable, lakeTables } from './lake-table';

export interface LakeSources {
  /** In the order in which they can be computed. */
  readonly tables: readonly LakeTable[];
  /** glue-jobs/transform.py. */
  readonly script: string;
  /** SELECT by table. */
  readonly transforms: Readonly<Record<string, string>>;
  /** Questions by name. */
  readonly inspect: Readonly<Record<string, string>>;
  /** The audit function, bundled into one file. */
  readonly auditFunction: Bundle;
}

export interface Bundle {
  /** Holds index.js and nothing else. */
  readonly folder: string;
  /** SHA-256 of index.js, base64: what Lambda compares. */
  readonly hash: string;
}

/** Where `npm run bundle` writes the audit function. */
export const bundleFolder = (root: string): string => join(root, 'dist', 'audit-function');

/**
 * @throws LAKE-002 for an unknown policy, LAKE-020 with every problem of the contracts, LAKE-063 for a table without
 * SELECT, LAKE-022 where a file cannot be read
 */
export async function readSources(
  project: Project,
  policy: string,
  functionFolder = bundleFolder(project.root),
): Promise<LakeSources> {
  const { root } = project;
  const { contracts, problems } = await lintFolders(contractFolders(project, policy), root);
  if (problems.length > 0) throw errors.contractsInvalid(problems.map(problemText));
  const tables = lakeTables(contracts);
  const transforms = await sqlFiles(policyOf(project, policy).transforms);
  for (const { contract, landing } of tables)
    if (!landing && transforms[contract.table] === undefined)
      throw errors.contractWithoutTransform(contract.file, contract.table, `${contract.table}.sql`);
  return {
    tables,
    script: await text(join(root, 'glue-jobs', 'transform.py')),
    transforms,
    inspect: await sqlFiles(join(root, 'sql', 'inspect')),
    auditFunction: await bundle(functionFolder),
  };
}

async function sqlFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const entries = names.map(
    async (name) => [name.replace(/[.]sql$/, ''), await text(join(folder, name))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function bundle(folder: string): Promise<Bundle> {
  const hash = createHash('sha256').update(await text(join(folder, 'index.js')));
  return { folder, hash: hash.digest('base64') };
}

async function text(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause) => {
    throw errors.fileUnreadable(file, cause);
  });
}
