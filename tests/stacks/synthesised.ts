/** A stack synthesised in this process, as its Terraform JSON. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Testing } from 'cdktf';
import { findProject } from '../../harness/contract/project/parse-project';
import { accounts, BootstrapStack } from '../../stacks/bootstrap-stack';
import type { Environment } from '../../stacks/environment';
import { LakehouseStack } from '../../stacks/lakehouse-stack';
import { type LakeSources, readSources } from '../../stacks/sources';
import { anEnvironment } from './an-environment';

export type Values = Readonly<Record<string, unknown>>;

export interface Synthesised {
  readonly text: string;
  readonly json: Values;
  /** The resources of a type, in the order of their names in Terraform. */
  all(type: string): readonly Values[];
  /** The one resource of a type that has these values. */
  one(type: string, values?: Values): Values;
}

/** The repository's own contracts, SQL and job; the function is a stand-in, so that no test needs a build. */
export async function sourcesOf(policy = 'governed'): Promise<LakeSources> {
  const project = await findProject(resolve(__dirname, '../..'));
  const folder = mkdtempSync(join(tmpdir(), 'audit-function-'));
  writeFileSync(join(folder, 'index.js'), 'exports.handler = async () => {};\n');
  const checksFolder = join(folder, 'checks');
  mkdirSync(join(checksFolder, policy), { recursive: true });
  for (const name of ['customer_trusted', 'customers_curated'])
    writeFileSync(join(checksFolder, policy, `${name}.json`), `{"sql":"SELECT 1 -- ${name}"}`);
  return readSources(project, policy, { functionFolder: folder, checksFolder });
}

export async function lakehouse(name: 'dev' | 'prod' | 'emulator'): Promise<Synthesised> {
  return lakehouseOf(anEnvironment(name), await sourcesOf());
}

export function lakehouseOf(environment: Environment, sources: LakeSources): Synthesised {
  return synthesised(Testing.synth(new LakehouseStack(Testing.app(), environment, sources)));
}

export async function bootstrap(): Promise<Synthesised> {
  const { tables } = await sourcesOf();
  const [account] = accounts(
    (['dev', 'prod'] as const).map((name) => ({ environment: anEnvironment(name), tables })),
  );
  if (account === undefined) throw new Error('no account');
  return synthesised(Testing.synth(new BootstrapStack(Testing.app(), account)));
}

function synthesised(text: string): Synthesised {
  const json = JSON.parse(text) as Values;
  const byType = json.resource as Record<string, Record<string, Values>>;
  const all = (type: string) => Object.values(byType[type] ?? {});
  return {
    text,
    json,
    all,
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
