/** `lake.yaml`: what a lake is called, where its contracts and transforms lie, and which data sets are known. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { errors } from '../../errors';
import { isNoFolder } from '../../system-errors';

/** All paths are absolute. */
export interface Project {
  /** Folder of lake.yaml. */
  readonly root: string;
  readonly file: string;
  readonly name: string;
  /** Folder of the landing contracts, which every policy shares. */
  readonly landing: string;
  readonly policies: Readonly<Record<string, Policy>>;
  readonly defaultPolicy: string;
  /** Files of expected counts by data set. */
  readonly datasets: Readonly<Record<string, string>>;
  /** What the demonstration generates; null where the file names nothing. */
  readonly demo: { readonly profile: string; readonly scale: number; readonly seed: number } | null;
}

export interface Policy {
  /** Folder of the policy's contracts. */
  readonly contracts: string;
  /** Folder of its transforms. */
  readonly transforms: string;
}

/** The lake.yaml in `cwd` or above it, unread. @throws LAKE-004 where there is none. */
export async function findProjectFile(
  cwd: string,
): Promise<{ readonly file: string; readonly text: string }> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const file = join(folder, 'lake.yaml');
    const text = await readIfThere(file);
    if (text !== null) return { file, text };
    if (dirname(folder) === folder) throw errors.projectMissing(cwd);
  }
}

/** Folders of the contracts that a policy needs: landing first. @throws LAKE-002. */
export function contractFolders(project: Project, policy: string): readonly string[] {
  return [project.landing, policyOf(project, policy).contracts];
}

/** @throws LAKE-002 where the project has no such policy. */
export function policyOf(project: Project, policy: string): Policy {
  const found = Object.hasOwn(project.policies, policy) ? project.policies[policy] : undefined;
  if (found === undefined) throw errors.unknownPolicy(policy, Object.keys(project.policies));
  return found;
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (isNoFolder(cause)) return null;
    throw errors.fileUnreadable(file, cause);
  }
}
