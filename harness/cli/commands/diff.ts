/** `lake contracts diff`: what changed for consumers, and whether the versions say so. */
import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Contract } from '../../contract/contract';
import { readContractFiles } from '../../contract/contract-files';
import type { Change } from '../../contract/diff/change';
import { diffContracts } from '../../contract/diff/diff';
import { type VersionProblem, versionProblems } from '../../contract/diff/diff-versions';
import { contractTextsAt } from '../../contract/diff/git-contracts';
import { parseContracts } from '../../contract/odcs/parse';
import { problemText } from '../../contract/problem';
import { findProject } from '../../contract/project/parse-project';
import { errors } from '../../errors';
import { type OutputOptions, openOutput } from '../output';

/** A set of contracts in which each table stands once: the landing folder, or one policy's. */
interface Side {
  readonly name: string;
  readonly before: readonly Contract[];
  readonly after: readonly Contract[];
}

export async function diff(before: string, after: string | undefined, flags: OutputOptions): Promise<void> {
  const output = openOutput(flags);
  const found = (await sides(before, after)).map((side) => {
    const changes = diffContracts(side.before, side.after);
    return { folder: side.name, changes, problems: versionProblems(side.before, side.after, changes) };
  });
  output.result(() => found.flatMap(lines).join('\n') || 'No change.', found);
  if (found.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
}

async function sides(before: string, after: string | undefined): Promise<readonly Side[]> {
  if (isFolder(before) && after !== undefined && isFolder(after)) {
    return [{ name: after, before: await fromFolder(before), after: await fromFolder(after) }];
  }
  const project = await findProject(process.cwd());
  const folders = [project.landing, ...Object.values(project.policies).map(({ contracts }) => contracts)];
  return Promise.all(
    folders.map(async (folder) => ({
      name: relative(project.root, folder),
      before: await at(before, folder, project.root),
      after: after === undefined ? await fromFolder(folder) : await at(after, folder, project.root),
    })),
  );
}

/** A git ref, or a folder that is laid out as the project is. */
async function at(place: string, folder: string, root: string): Promise<readonly Contract[]> {
  if (isFolder(place)) return fromFolder(resolve(place, relative(root, folder)));
  return sound(parseContracts(await contractTextsAt(place, folder)));
}

async function fromFolder(folder: string): Promise<readonly Contract[]> {
  return sound(parseContracts(await readContractFiles([folder])));
}

function sound({ contracts, problems }: ReturnType<typeof parseContracts>): readonly Contract[] {
  if (problems.length > 0) throw errors.contractsInvalid(problems.map(problemText));
  return contracts;
}

const isFolder = (place: string): boolean => existsSync(place) && statSync(place).isDirectory();

function lines({
  folder,
  changes,
  problems,
}: {
  folder: string;
  changes: readonly Change[];
  problems: readonly VersionProblem[];
}): string[] {
  if (changes.length === 0 && problems.length === 0) return [];
  return [
    `${folder}`,
    ...changes.map(
      ({ kind, table, path, what }) =>
        `  ${kind.padEnd(13)}  ${[table, path].filter(Boolean).join('.')}: ${what}`,
    ),
    ...problems.map(({ message }) => `  version        ${message}`),
  ];
}
