/** The tiny project as files (lake.yaml, contracts, transforms, landing data) and the compiled command run on it. */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { useFreshFolder } from './fresh-folder';
import { tinyProject } from './tiny-project';

export const repository = join(__dirname, '../..');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Shell text in front of the call, e.g. `ulimit -f 64;`. */
  readonly shell?: string;
  /** Called once, with a way to send the process a signal. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs `lake` in a process of its own, without the LAKE_ variables of this one. */
export function lake(
  args: readonly string[],
  { cwd, env = {}, shell = '', onStart }: CallOptions,
): Promise<Ended> {
  const own = Object.entries(process.env).filter(([name]) => !/^LAKE_|^NO_COLOR$|^FORCE_COLOR$/.test(name));
  const main = join(repository, 'dist/harness/cli/main.js');
  const child = spawn('bash', ['-c', `${shell} exec "$@"`, 'bash', process.execPath, main, ...args], {
    cwd,
    env: { ...Object.fromEntries(own), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onStart?.((signal) => child.kill(signal));
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Writes the project below `folder`; its policy is `tiny`, its lake lies in `lake/`. */
export async function cliProject(folder: string): Promise<void> {
  await tinyProject(folder);
  for (const [file, text] of Object.entries(projectFiles)) await writeText(join(folder, file), text);
}

/** The call that builds its lake. */
export const runTiny = ['run', '--data', 'data', '--out', 'lake'] as const;

/** One project with a published lake; each test works on a copy, whose folder this gives. */
export function useBuiltProject(): () => string {
  const folder = useFreshFolder();
  let built: string;
  beforeAll(async () => {
    built = await mkdtemp(join(tmpdir(), 'lake-cli-'));
    await cliProject(built);
    expect(await lake(runTiny, { cwd: built })).toMatchObject({ code: 0 });
  });
  afterAll(() => rm(built, { recursive: true, force: true }));
  // Links that stand in it stay relative.
  beforeEach(() => cp(built, folder(), { recursive: true, verbatimSymlinks: true }));
  return folder;
}

export async function writeText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

const reading = ['user string', 'at bigint', 'value bigint'];
const person = ['email string', 'consent bigint'];

export const projectFiles: Readonly<Record<string, string>> = {
  'lake.yaml': `name: tiny
landing: contracts/landing
policies:
  tiny:
    contracts: contracts/tiny
    transforms: sql
defaultPolicy: tiny
datasets:
  known: known.yaml
  other-policy: other-policy.yaml
  other-tables: other-tables.yaml
`,
  'known.yaml':
    'dataset: known\nrows:\n  tiny:\n    people: 2\n    people_trusted: 1\n    readings_trusted: 2\n',
  'other-policy.yaml': 'dataset: other-policy\nrows:\n  strict:\n    people: 2\n',
  'other-tables.yaml': 'dataset: other-tables\nrows:\n  tiny:\n    peple: 2\n',
  'contracts/landing/people.yaml': contractText('people', 'landing', person),
  'contracts/landing/readings.yaml': contractText('readings', 'landing', reading),
  'contracts/tiny/people_trusted.yaml': contractText('people_trusted', 'trusted', person, ['people']),
  'contracts/tiny/readings_trusted.yaml': contractText('readings_trusted', 'trusted', reading, [
    'people_trusted',
    'readings',
  ]),
};

/** ODCS text. A landing table's files lie in `<table>/landing/`; a column `value` is at most 100. */
export function contractText(
  table: string,
  zone: 'landing' | 'trusted',
  columns: readonly string[],
  inputs: readonly string[] = [],
): string {
  return [
    'apiVersion: v3.2.0',
    'kind: DataContract',
    `id: ${table}`,
    'version: 1.0.0',
    'status: active',
    ...(zone === 'landing' ? ['servers:', ...server(`${table}/landing/`)] : []),
    'schema:',
    `  - name: ${table}`,
    '    properties:',
    ...columns.flatMap((column) => property(column)),
    '    customProperties:',
    '      - property: zone',
    `        value: ${zone}`,
    ...(inputs.length === 0 ? [] : ['      - property: inputs', `        value: [${inputs.join(', ')}]`]),
    '',
  ].join('\n');
}

function server(path: string): string[] {
  return ['  - server: lake', '    type: local', `    path: ${path}`, '    format: json'];
}

function property(column: string): string[] {
  const [name = '', type = ''] = column.split(' ');
  return [
    `      - name: ${name}`,
    `        logicalType: ${type === 'string' ? 'string' : 'integer'}`,
    `        physicalType: ${type}`,
    '        classification: public',
    ...(name === 'value' ? ['        logicalTypeOptions:', '          maximum: 100'] : []),
  ];
}
