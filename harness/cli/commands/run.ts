/** `lake run`: landing files in, a published lake out. */
import { resolve } from 'node:path';
import type { Build, BuildEvent } from '../../build/build-run';
import { shortName } from '../../contract/short-name';
import { errors } from '../../errors';
import { expectationsFor } from '../expected';
import { type Lake, openLake, type PlaceOptions } from '../lake';
import { type Output, type OutputOptions, openOutput } from '../output';
import { reportOf } from '../report-of';

export interface BuildFlags extends PlaceOptions, OutputOptions {
  readonly memoryLimit?: string;
  readonly wait?: number;
}

export interface RunFlags extends BuildFlags {
  readonly data?: string;
  readonly expect?: string;
}

export async function run(flags: RunFlags): Promise<void> {
  const output = openOutput(flags);
  const lake = await openLake(flags);
  const { exitCodeOf } = await import('../../verdict/audit');
  const build = await buildFrom(lake, flags, output);
  await show(build, output);
  if (build.status === 'sound') output.note(published(build, lake, flags));
  else output.note(`Not published: ${shortName(build.folder, process.cwd())} is kept for inspection.`);
  process.exitCode = exitCodeOf(build.audit.verdicts);
}

async function buildFrom(lake: Lake, flags: RunFlags, output: Output): Promise<Build> {
  const { project, policy, contracts } = lake;
  // Not commander's mandatory option, which is asked for before a misspelt `--dta` is named.
  const { data } = flags;
  if (data === undefined) throw errors.usage('--data is missing: the folder of the landing files.');
  const { buildLake } = await import('../../build/build');
  return buildLake({
    contracts: lake.contracts,
    transformsFolder: lake.transformsFolder,
    policy: lake.policy,
    dataFolder: resolve(data),
    out: lake.out,
    expectations: await expectationsFor({
      project,
      named: flags.expect,
      dataFolder: data,
      policy,
      contracts,
    }),
    memoryLimit: flags.memoryLimit,
    waitSeconds: flags.wait,
    now: Date.now(),
    onProgress: (event) => (event.step === 'waiting' ? output.note(event.why) : output.progress(step(event))),
  });
}

async function show(build: Build, output: Output): Promise<void> {
  const { terminalReport } = await import('../../report/terminal');
  // Rows and expectations as the audit found them, seconds as the build took them.
  const seconds = new Map(build.tables.map((table) => [table.table, table.seconds]));
  const about = { ...build, published: build.status === 'sound' };
  const report = reportOf(about, build.audit, build.seconds, seconds);
  output.result(() => terminalReport(report, output.colors), report);
}

function published({ version, policy }: Build, lake: Lake, { out }: PlaceOptions): string {
  const current = shortName(resolve(lake.out, policy, 'current'), process.cwd());
  const other = policy === lake.project.defaultPolicy ? '' : ` --policy ${policy}`;
  const place = `${other}${out === undefined ? '' : ` --out ${out}`}`;
  const next = [
    [`npx lake audit${place}`, 'check it again, without building'],
    [`npx lake versions${place}`, 'what is kept; `lake rollback` goes one back'],
    [`npx lake run --data DIR${place}`, 'the same on your landing files'],
  ] as const;
  const width = Math.max(...next.map(([call]) => call.length));
  const lines = next.map(([call, why]) => `  ${call.padEnd(width)}  ${why}`);
  return ['', `Published version ${version}: ${current}/<table>.parquet`, 'Next:', ...lines].join('\n');
}

function step(event: Exclude<BuildEvent, { step: 'waiting' }>): string {
  switch (event.step) {
    case 'reading':
      return `reading ${event.files} files of ${event.table}`;
    case 'computing':
      return `computing ${event.table}`;
    case 'auditing':
      return `checking ${event.tables} tables`;
    case 'publishing':
      return `publishing ${event.version}`;
  }
}
