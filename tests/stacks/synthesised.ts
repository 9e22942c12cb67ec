/** A stack synthesised in this process, as its Terraform JSON. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type App, type TerraformStack, Testing } from 'cdktf';
import { findProject } from '../../harness/contract/project/parse-project';
import { accounts, BootstrapStack } from '../../stacks/bootstrap-stack';
import type { Environment } from '../../stacks/environment/environment';
import { LakehouseStack } from '../../stacks/lakehouse-stack';
import { type LakeSources, readSources, readTables } from '../../stacks/sources';
import { anEnvironment } from './an-environment';

export type Values = Readonly<Record<string, unknown>>;

export interface Synthesised {
  readonly text: string;
  readonly json: Values;
  /** The resources of a type, in the order of their names in Terraform. */
  all(type: string): readonly Values[];
  /** The one resource of a type that has these values. */
  one(type: string, values?: Values): Values;
  /** The resource that Terraform calls so, e.g. `aws_sqs_queue.letters`. */
  resource(name: string): Values;
}

/** Stands for what a build makes, so that no test needs one. */
export const standIn = join(__dirname, 'built');

/** The repository's own contracts, SQL and job. */
export async function sourcesOf(policy = 'governed', built = standIn): Promise<LakeSources> {
  const project = await findProject(resolve(__dirname, '../..'));
  return readSources(project, policy, await readTables(project, policy), {
    functionFolder: join(built, 'audit-function'),
    checksFolder: join(built, 'checks'),
  });
}

export async function lakehouse(name: 'dev' | 'prod' | 'emulator'): Promise<Synthesised> {
  return lakehouseOf(anEnvironment(name), await sourcesOf());
}

export function lakehouseOf(environment: Environment, sources: LakeSources): Synthesised {
  return synthesised((app) => new LakehouseStack(app, environment, sources));
}

export async function bootstrap(
  environments: readonly Environment[] = [anEnvironment('dev'), anEnvironment('prod')],
): Promise<Synthesised> {
  const { tables } = await sourcesOf();
  const [account] = accounts(environments.map((environment) => ({ environment, tables })));
  if (account === undefined) throw new Error('no account');
  return synthesised((app) => new BootstrapStack(app, account));
}

/** CDKTF wants a folder for what it could write; nothing is written here. */
function synthesised(make: (app: App) => TerraformStack): Synthesised {
  const outdir = mkdtempSync(join(tmpdir(), 'lake-synth-'));
  try {
    return read(Testing.synth(make(Testing.app({ outdir }))));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function read(text: string): Synthesised {
  const json = JSON.parse(text) as Values;
  const byType = json.resource as Record<string, Record<string, Values>>;
  const all = (type: string) => Object.values(byType[type] ?? {});
  return {
    text,
    json,
    all,
    resource(name) {
      const [type = '', id = ''] = name.split('.');
      const found = byType[type]?.[id];
      if (found === undefined) throw new Error(`no ${name}`);
      return found;
    },
    one(type, values = {}) {
      const fitting = all(type).filter((each) =>
        Object.entries(values).every(([key, value]) => each[key] === value),
      );
      const [found] = fitting;
      if (found === undefined || fitting.length > 1)
        throw new Error(`${fitting.length} of ${type} with ${JSON.stringify(values)}`);
      return found;
    },
  };
}
