/** `lake contracts lint`: every problem of contracts, their SQL rules and transforms at once. */
import { resolve } from 'node:path';
import type { Contract } from '../../contract/contract';
import { readContractFiles } from '../../contract/contract-files';
import { lintContracts } from '../../contract/lint/lint';
import { type Problem, problemText, sortProblems } from '../../contract/problem';
import { findProject } from '../../contract/project/parse-project';
import { contractFolders, policyOf } from '../../contract/project/project';
import { type OutputOptions, openOutput } from '../output';

interface Found {
  readonly contracts: readonly Contract[];
  readonly problems: readonly Problem[];
}

export async function lint(folders: readonly string[], flags: OutputOptions): Promise<void> {
  const output = openOutput(flags);
  const sets =
    folders.length > 0 ? await lintAlone(folders.map((folder) => resolve(folder))) : await lintProject();
  const problems = sortProblems(sets.flatMap((set) => set.problems));
  const files = new Set(sets.flatMap((set) => set.contracts.map((contract) => contract.file)));
  output.result(() => summary(problems, files.size), { files: files.size, problems });
  if (problems.length > 0) process.exitCode = 2;
}

/** Contracts of folders, used together; the engine is loaded only where they have a rule for it. */
async function lintAlone(folders: readonly string[]): Promise<readonly Found[]> {
  const found = await lintFolders(folders);
  const rules = found.contracts.flatMap(({ quality }) => quality);
  if (!rules.some(({ metric }) => metric.name === 'sql')) return [found];
  const { lintSql } = await import('../lint-sql');
  const problems = await lintSql([{ ...found, transforms: null }]);
  return [found, { contracts: [], problems }];
}

/** Landing and each policy, which are used together, and whether the contracts declare what the SELECTs read. */
async function lintProject(): Promise<readonly Found[]> {
  const project = await findProject(process.cwd());
  const policies = Object.keys(project.policies);
  // The engine's library loads while the contracts are read.
  const loading = import('../lint-sql');
  const found = await Promise.all(policies.map((policy) => lintFolders(contractFolders(project, policy))));
  const { lintSql } = await loading;
  const problems = await lintSql(
    found.map((set, index) => ({
      ...set,
      transforms: policyOf(project, policies[index] ?? '').transforms,
    })),
  );
  return [...found, { contracts: [], problems }];
}

async function lintFolders(folders: readonly string[]): Promise<Found> {
  return lintContracts(await readContractFiles(folders));
}

function summary(problems: readonly Problem[], files: number): string {
  if (problems.length === 0) return `${files} contract${files === 1 ? '' : 's'}, no problem.`;
  return [...problems.map(lineOf), `${problems.length} problem${problems.length === 1 ? '' : 's'}.`].join(
    '\n',
  );
}

/** What is wrong with SQL is said in whole sentences; `path` is their code. */
function lineOf(problem: Problem): string {
  const { file, line, column, path, found, allowed } = problem;
  return path.startsWith('LAKE-')
    ? `${file}:${line}:${column}: ${path} ${found} ${allowed}`
    : problemText(problem);
}
