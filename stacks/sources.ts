/** Everything of the repository that a stack is made of, read once. With `built.ts` the only file system access of a stack. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readContractFiles } from '../harness/contract/contract-files';
import { lintContracts } from '../harness/contract/lint/lint';
import { problemText } from '../harness/contract/problem';
import { contractFolders, type Project, policyOf } from '../harness/contract/project/project';
import { errors } from '../harness/errors';
import { type Built, type Bundle, builtIn, bundle, compiledChecks } from './built';
import { jobProblems } from './jobs/job-contracts';
import { type LakeTable, lakeTables } from './lake-table';

export interface LakeSources {
  /** In the order in which they can be computed. */
  readonly tables: readonly LakeTable[];
  /** What every Glue job runs: glue-jobs/transform.py, and the modules that it imports, by name. */
  readonly job: { readonly script: string; readonly modules: Readonly<Record<string, string>> };
  /** SELECT by table. */
  readonly transforms: Readonly<Record<string, string>>;
  /** Compiled checks by table, JSON, as they are uploaded beside the jobs. */
  readonly checks: Readonly<Record<string, string>>;
  /** Questions by name. */
  readonly inspect: Readonly<Record<string, string>>;
  /** The audit function, bundled into one file. */
  readonly auditFunction: Bundle;
}

/**
 * @param tables of the policy, as `readTables` gives them
 * @throws LAKE-002 for an unknown policy, LAKE-063 for a table without SELECT, LAKE-022 where a file cannot be read or
 * `npm run bundle` has not made it
 */
export async function readSources(
  project: Project,
  policy: string,
  tables: readonly LakeTable[],
  { functionFolder, checksFolder }: Built = builtIn(project.root),
): Promise<LakeSources> {
  const { root } = project;
  const transforms = await sqlFiles(policyOf(project, policy).transforms);
  for (const { contract, landing } of tables)
    if (!landing && transforms[contract.table] === undefined)
      throw errors.contractWithoutTransform(contract.file, contract.table, `${contract.table}.sql`);
  const computed = tables.filter(({ landing }) => !landing).map(({ contract }) => contract.table);
  return {
    tables,
    job: await jobFiles(root),
    transforms,
    checks: await compiledChecks(join(checksFolder, policy), computed),
    inspect: await sqlFiles(join(root, 'sql', 'inspect')),
    auditFunction: await bundle(functionFolder),
  };
}

/**
 * @throws LAKE-002 for an unknown policy, LAKE-020 with every problem of the contracts, LAKE-103 with everything in them
 * that no job can serve
 */
export async function readTables(project: Project, policy: string): Promise<readonly LakeTable[]> {
  const { contracts, problems } = lintContracts(
    await readContractFiles(contractFolders(project, policy), project.root),
  );
  if (problems.length > 0) throw errors.contractsInvalid(problems.map(problemText));
  const unserved = jobProblems(contracts);
  if (unserved.length > 0) throw errors.contractsWithoutJob(unserved);
  return lakeTables(contracts);
}

async function jobFiles(root: string): Promise<LakeSources['job']> {
  const folder = join(root, 'glue-jobs');
  const script = await text(join(folder, 'transform.py'));
  const others = Object.entries(await textFiles(folder, '.py')).filter(
    ([name]) => !/^(transform$|test_)/.test(name),
  );
  return { script, modules: Object.fromEntries(others) };
}

const sqlFiles = (folder: string) => textFiles(folder, '.sql');

/** Texts by name without ending. */
async function textFiles(folder: string, ending: string): Promise<Readonly<Record<string, string>>> {
  const found = await readdir(folder).catch((cause) => {
    throw errors.fileUnreadable(folder, cause);
  });
  const names = found.filter((name) => name.endsWith(ending)).sort();
  const entries = names.map(
    async (name) => [name.slice(0, -ending.length), await text(join(folder, name))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function text(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause) => {
    throw errors.fileUnreadable(file, cause);
  });
}
