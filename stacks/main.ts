/**
 * `npm run synth [-- ENVIRONMENT...]`: writes the Terraform of all stacks, or of some, below cdktf.out/stacks. With
 * --deploy an environment that has no account, owner or GitHub repository yet is refused.
 */
import { App } from 'cdktf';
import { findProject } from '../harness/contract/project/parse-project';
import type { Project } from '../harness/contract/project/project';
import { errors, LakeError } from '../harness/errors';
import { accounts, BootstrapStack, type Deployed } from './bootstrap-stack';
import { missing } from './environment/deployable';
import { type Environment, isOnAws } from './environment/environment';
import { problemsOf } from './environment/rules';
import { oneRegionAnAccount } from './environment/rules/accounts';
import { oneLakeAVpc } from './environment/rules/given-vpcs';
import { readSettings } from './environment/settings';
import { environmentNames, environments } from './environments';
import { mendHcl, removeOtherFormat } from './hcl-for-linters';
import { type LakeTable, tablePrefixes } from './lake-table';
import { LakehouseStack } from './lakehouse-stack';
import { policyProblems } from './rights/policy-size';
import { readSources, readTables } from './sources';

async function main(words: readonly string[]): Promise<void> {
  const wanted = words.filter((word) => word !== '--deploy');
  const project = await findProject(process.cwd());
  const all = await checkedEnvironments(project);
  const chosen = wanted.length === 0 ? [...environmentNames, 'bootstrap'] : wanted;
  const lacks = lacking(
    chosen,
    all.map(({ environment }) => environment),
  );
  if (words.includes('--deploy') && Object.keys(lacks).length > 0)
    throw errors.environmentsNotDeployable(lacks);
  const app = new App({ skipValidation: true });
  for (const name of chosen) await addStack(app, name, project, all);
  mustFitIam(app);
  app.synth();
  await removeOtherFormat(app);
  await mendHcl(app);
  for (const [name, what] of Object.entries(lacks))
    process.stderr.write(
      `${name}: no ${what.join(' and no ')} yet, so this stack can be looked at and not deployed.\n`,
    );
  process.stdout.write(`Synthesised ${chosen.join(', ')} below ${app.outdir}/stacks.\n`);
}

/** @throws LAKE-101 with every problem of every environment */
async function checkedEnvironments(project: Project): Promise<readonly Deployed[]> {
  const { value, problems } = environments(project.name, await readSettings(project.root));
  const policies = Object.keys(project.policies);
  const tablesOf = await tablesByPolicy(project, value);
  const all = value.map((environment) => ({
    environment,
    tables: tablesOf.get(environment.policy) ?? [],
  }));
  const found = all.flatMap(({ environment, tables }) =>
    problemsOf(environment, { policies, tablePrefixes: tablePrefixes(tables) }),
  );
  const every = [...problems, ...found, ...oneRegionAnAccount(value), ...oneLakeAVpc(value)];
  if (every.length > 0) throw errors.environmentsInvalid(every);
  return all;
}

/** Contracts are read once a policy, however many environments build it; a policy that is unknown has no tables. */
async function tablesByPolicy(
  project: Project,
  all: readonly Environment[],
): Promise<ReadonlyMap<string, readonly LakeTable[]>> {
  const used = new Set(all.map(({ policy }) => policy));
  const known = Object.keys(project.policies).filter((policy) => used.has(policy));
  return new Map(
    await Promise.all(known.map(async (policy) => [policy, await readTables(project, policy)] as const)),
  );
}

/** What each environment still lacks. Bootstrap is of every one: what it left out, Terraform would take the roles from. */
function lacking(
  chosen: readonly string[],
  all: readonly Environment[],
): Readonly<Record<string, readonly string[]>> {
  const concerned = all.filter(({ name }) => chosen.includes(name) || chosen.includes('bootstrap'));
  return Object.fromEntries(
    concerned.map((each) => [each.name, missing(each)] as const).filter(([, what]) => what.length > 0),
  );
}

/** @throws LAKE-101 with every policy that is too long */
function mustFitIam(app: App): void {
  const problems = policyProblems(app);
  if (problems.length > 0) throw errors.environmentsInvalid(problems);
}

async function addStack(app: App, name: string, project: Project, all: readonly Deployed[]): Promise<void> {
  if (name === 'bootstrap') {
    for (const account of accounts(all.filter(({ environment }) => isOnAws(environment))))
      new BootstrapStack(app, account);
    return;
  }
  const found = all.find(({ environment }) => environment.name === name);
  if (found === undefined) throw errors.environmentUnknown(name, [...environmentNames, 'bootstrap']);
  const { environment, tables } = found;
  new LakehouseStack(app, environment, await readSources(project, environment.policy, tables));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof LakeError)) throw error;
  process.stderr.write(`${error.code} ${error.message}\n${error.hint}\n`);
  process.exitCode = error.exitCode;
});
