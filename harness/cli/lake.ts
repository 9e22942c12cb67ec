/** What the commands of a project share: the project and one policy's contracts. */
import { dirname, join, resolve } from 'node:path';
import type { Contract } from '../contract/contract';
import { readContractFiles } from '../contract/contract-files';
import { problemText } from '../contract/problem';
import { contractFolders, findProjectFile, type Project, policyOf } from '../contract/project/project';
import { inTableOrder } from '../contract/table-order';
import type { TextFile } from '../contract/yaml-source';
import { errors } from '../errors';
import { memoryFolder, remembered } from './remembered';

export interface PlaceOptions {
  readonly policy?: string;
  readonly out?: string;
}

/** Where a command works: a project, one of its policies, and the folder of the lake (absolute). */
export interface Place {
  readonly project: Project;
  readonly policy: string;
  readonly out: string;
}

export interface Lake extends Place {
  /** Landing contracts and the policy's, free of problems, in the order of reports. */
  readonly contracts: readonly Contract[];
  readonly transformsFolder: string;
}

/** @throws LAKE-002, LAKE-004, LAKE-005, and LAKE-020 with every problem of the contracts. */
export async function openLake(options: PlaceOptions): Promise<Lake> {
  const place = await openPlace(options);
  const files = await readContractFiles(contractFolders(place.project, place.policy));
  const texts = files.flatMap(({ file, text }) => [file, text]);
  const contracts = await remembered(memoryFolder(place.project.root), 'contracts', texts, () =>
    soundContracts(files),
  );
  return { ...place, contracts, transformsFolder: policyOf(place.project, place.policy).transforms };
}

/** Without reading a contract. @throws LAKE-002, LAKE-004, LAKE-005 */
export async function openPlace(options: PlaceOptions): Promise<Place> {
  const { file, text } = await findProjectFile(process.cwd());
  const out = resolve(options.out ?? join(dirname(file), '.lake'));
  const project = await remembered(memoryFolder(dirname(file)), 'project', [file, text], async () => {
    const { parseProject } = await import('../contract/project/parse-project');
    return parseProject(file, text, process.cwd());
  });
  const policy = options.policy ?? project.defaultPolicy;
  policyOf(project, policy); // refuses an unknown policy
  return { project, policy, out };
}

/** In the order in which reports show their tables. @throws LAKE-020 with every problem at once. */
export async function soundContracts(files: readonly TextFile[]): Promise<readonly Contract[]> {
  const { lintContracts } = await import('../contract/lint/lint');
  const { contracts, problems } = lintContracts(files);
  if (problems.length > 0) throw errors.contractsInvalid(problems.map(problemText));
  return inTableOrder(contracts);
}
