/** Reads lake.yaml. Apart from `project.ts`, because a command that remembers the project need not load YAML. */
import { dirname, resolve } from 'node:path';
import { errors } from '../../errors';
import { type Fields, fields, textOf } from '../fields';
import { problemText, sortProblems } from '../problem';
import { shortName } from '../short-name';
import { readYaml } from '../yaml-source';
import { findProjectFile, type Project } from './project';
import { projectFindings } from './project-keys';

/** The project whose lake.yaml lies in `cwd` or above it. @throws LAKE-004 without one, LAKE-005 with its problems. */
export async function findProject(cwd: string): Promise<Project> {
  const { file, text } = await findProjectFile(cwd);
  return parseProject(file, text, cwd);
}

/** @throws LAKE-005 with every problem. */
export function parseProject(file: string, text: string, cwd: string): Project {
  const source = readYaml({ file: shortName(file, resolve(cwd)), text });
  const found = !source.readable ? [] : projectFindings(source.data).map((finding) => source.place(finding));
  const problems = sortProblems([...source.problems, ...found]);
  if (problems.length > 0) throw errors.projectInvalid(source.file, problems.map(problemText));
  return projectOf(file, fields(source.data));
}

/** The keys have been checked. */
function projectOf(file: string, data: Fields): Project {
  const root = dirname(file);
  const path = (value: unknown) => resolve(root, textOf(value) ?? '');
  const policies = Object.entries(fields(data.policies)).map(([name, item]) => {
    const { contracts, transforms } = fields(item);
    return [name, { contracts: path(contracts), transforms: path(transforms) }] as const;
  });
  const demo = fields(data.demo);
  return {
    root,
    file,
    name: textOf(data.name) ?? '',
    landing: path(data.landing),
    policies: Object.fromEntries(policies),
    defaultPolicy: textOf(data.defaultPolicy) ?? policies[0]?.[0] ?? '',
    datasets: Object.fromEntries(
      Object.entries(fields(data.datasets)).map(([name, value]) => [name, path(value)]),
    ),
    demo:
      data.demo === undefined
        ? null
        : {
            profile: textOf(demo.profile) ?? '',
            scale: Number(demo.scale ?? 1),
            seed: Number(demo.seed ?? 0),
          },
  };
}
