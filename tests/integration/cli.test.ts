import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lake, repository, runTiny, useBuiltProject } from '../support/cli-project';
import { onDisk, published } from '../support/lake-state';
import { manyReadings, somePeople, tinyProject } from '../support/tiny-project';

const folder = useBuiltProject();
const run = runTiny;

const here = (...args: string[]) => lake(args, { cwd: folder() });

describe('help and version', () => {
  test.each([[['--help']], [['help', 'run']], [['contracts', 'lint', '--help']]])(
    'lake %j exits 0 and shows examples on stdout',
    async (args) => {
      const ended = await here(...args);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(ended.stdout).toMatch(/Examples:\n {2}\$ lake /);
    },
  );

  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect(await here('--version')).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('lake fingerprint', () => {
  test('gives the same figure for the same rows, and another for one row less', async () => {
    const figures = async () =>
      JSON.parse((await here('fingerprint', '--out', 'lake', '--json')).stdout).tables;
    const before = await figures();
    expect(before.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).not.toContain('0');
    await here(...run);
    expect(await figures()).toEqual(before);
    await tinyProject(folder(), somePeople.slice(1));
    await here(...run);
    expect(await figures()).not.toEqual(before);
  });

  test('without a published lake is LAKE-069', async () => {
    expect(await here('fingerprint', '--out', 'none')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('LAKE-069'),
    });
  });
});

describe('a call that is wrong is LAKE-001 and exits 2', () => {
  test.each([
    ['no command', [], 'The call names no command.'],
    ['an unknown command', ['rum'], "Unknown command 'rum' (Did you mean run?)"],
    ['an unknown option', ['run', '--dta', 'x'], "Unknown option '--dta'"],
    ['an argument too many', ['run', 'x'], "Too many arguments for 'run'"],
    ['run without data', ['run'], '--data is missing'],
    ['a wait that is no number', [...run, '--wait', 'soon'], "argument 'soon' is invalid"],
    [
      'a memory limit that is no size',
      ['audit', '--out', 'lake', '--memory-limit', 'lots'],
      '"lots" is no size',
    ],
    ['an engine that is none', ['audit', '--target', 'excel'], 'Allowed choices are duckdb.'],
    ['contracts without a source', ['audit', '--contracts', 'contracts'], '--contracts needs --source'],
  ])('%s', async (_, args, says) => {
    const ended = await here(...args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('LAKE-001 ');
    expect(ended.stderr).toContain(says);
  });

  test('with a stack trace only where it is asked for', async () => {
    const plain = await here('audit', '--out', 'none');
    const traced = await lake(['audit', '--out', 'none'], { cwd: folder(), env: { LAKE_DEBUG: '1' } });
    expect(plain).toMatchObject({ code: 2, stderr: expect.stringContaining('LAKE-069') });
    expect(plain.stderr).not.toMatch(/^ {4}at /m);
    expect(traced.stderr).toMatch(/^ {4}at /m);
  });
});

describe('environment variables', () => {
  const versions = async (env: Record<string, string>) => lake(['versions'], { cwd: folder(), env });

  test('give options, which the call overrides', async () => {
    expect((await versions({ LAKE_OUT: 'lake' })).stdout).toContain('current');
    const overridden = await lake(['versions', '--out', 'lake'], {
      cwd: folder(),
      env: { LAKE_OUT: 'none' },
    });
    expect(overridden.stdout).toContain('current');
  });

  test('switches are on with 1, off with 0, and nothing else', async () => {
    expect(JSON.parse((await versions({ LAKE_OUT: 'lake', LAKE_JSON: '1' })).stdout)).toHaveLength(1);
    expect((await versions({ LAKE_OUT: 'lake', LAKE_JSON: '0' })).stdout).toMatch(/^version /);
    expect(await versions({ LAKE_OUT: 'lake', LAKE_JSON: 'perhaps' })).toMatchObject({ code: 2 });
  });

  test('an error is JSON too where LAKE_JSON says so', async () => {
    const ended = await lake(['audit', '--out', 'none'], { cwd: folder(), env: { LAKE_JSON: 'true' } });
    expect(JSON.parse(ended.stdout).error.code).toBe('LAKE-069');
  });
});

describe('the JSON of run and audit', () => {
  const keys = [
    'policy',
    'target',
    'dataset',
    'published',
    'version',
    'tables',
    'verdicts',
    'statements',
    'bytesScanned',
    'seconds',
  ];
  const tableKeys = ['table', 'zone', 'rows', 'expectedRows', 'seconds'];
  const verdictKeys = [
    'table',
    'check',
    'rule',
    'column',
    'severity',
    'status',
    'found',
    'threshold',
    'sql',
    'samples',
    'reason',
  ];

  test.each([
    ['run', [...run, '--expect', 'known', '--json']],
    ['audit', ['audit', '--out', 'lake', '--expect', 'known', '--json']],
  ])('%s: exactly the documented keys and values, tables in computing order', async (_, args) => {
    const ended = await here(...args);
    expect(ended.code).toBe(0);
    const report = JSON.parse(ended.stdout);
    expect(Object.keys(report)).toEqual(keys);
    expect(report).toMatchObject({
      policy: 'tiny',
      target: 'duckdb',
      dataset: 'known',
      published: true,
      version: expect.stringMatching(/^\d{8}T\d{9}Z$/),
      statements: expect.any(Number),
      seconds: expect.any(Number),
    });
    expect(report.tables.map(({ table, rows, expectedRows }: Counts) => [table, rows, expectedRows])).toEqual(
      [
        ['people', 2, 2],
        ['readings', 3, null],
        ['people_trusted', 1, 1],
        ['readings_trusted', 2, 2],
      ],
    );
    for (const table of report.tables) expect(Object.keys(table)).toEqual(tableKeys);
    expect(report.verdicts.filter(({ rule }: { rule: string }) => rule === 'expectedRows')).toHaveLength(3);
    for (const verdict of report.verdicts) {
      expect(Object.keys(verdict)).toEqual(verdictKeys);
      expect(verdict).toMatchObject({
        severity: expect.stringMatching(/^(error|warning)$/),
        status: 'passed',
      });
    }
  });

  test('a violated run exits 1, says what it found and where its tables lie, and publishes nothing', async () => {
    await tinyProject(folder(), somePeople, [{ user: 'ann@test.com', at: 1, value: 101 }]);
    const before = await published(folder());
    const ended = await here(...run, '--json');
    expect(ended.code).toBe(1);
    const report = JSON.parse(ended.stdout);
    expect(report.published).toBe(false);
    const violated = report.verdicts.filter(({ status }: { status: string }) => status === 'violated');
    expect(violated).toHaveLength(2);
    expect(violated[1]).toMatchObject({ table: 'readings_trusted', check: 'value.range', found: 1 });
    expect(violated[1].samples).toEqual([{ value: 101 }]);
    expect(ended.stderr).toContain(`Not published: lake/tiny/versions/${report.version}`);
    expect(await published(folder())).toEqual(before);
  });

  test('an expected count that is missed exits 1 and is marked in the text', async () => {
    await writeFile(join(folder(), 'off.yaml'), 'dataset: off\nrows:\n  tiny:\n    people: 3\n');
    const ended = await here('audit', '--out', 'lake', '--expect', 'off.yaml');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/people +2 +≠ 3 /);
  });

  test('an audit holds a version against what it was built with', async () => {
    expect(await here(...run, '--expect', 'known')).toMatchObject({ code: 0 });
    const report = JSON.parse((await here('audit', '--out', 'lake', '--json')).stdout);
    expect(report).toMatchObject({ dataset: 'known', tables: { 0: { expectedRows: 2 } } });
  });

  test('counts beside the data are used by themselves', async () => {
    await writeFile(
      join(folder(), 'data/expectations.yaml'),
      'dataset: beside\nrows:\n  tiny:\n    people: 3\n',
    );
    expect(await here(...run)).toMatchObject({ code: 1, stdout: expect.stringContaining('data set beside') });
  });
});

describe('an audit of a folder', () => {
  test("takes the project's contracts where none are named, and holds expected counts of its policy", async () => {
    const args = ['audit', '--source', 'lake/tiny/current', '--expect', 'known', '--json'];
    const report = JSON.parse((await here(...args)).stdout);
    expect(report).toMatchObject({ policy: 'tiny', dataset: 'known', published: false, version: null });
    expect(report.tables[0]).toMatchObject({ table: 'people', rows: 2, expectedRows: 2 });
  });

  test('of files with other names is LAKE-079, not a list of missing tables', async () => {
    const ended = await here('audit', '--source', 'contracts');
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('LAKE-079') });
  });

  test('needs no project', async () => {
    await rm(join(folder(), 'lake.yaml'));
    const args = ['audit', '--contracts', 'contracts', '--source', 'lake/tiny/current'];
    expect(await here(...args)).toMatchObject({ code: 0, stderr: '' });
    expect(await here('audit')).toMatchObject({ code: 2, stderr: expect.stringContaining('LAKE-004') });
  });
});

describe('streams', () => {
  test('no colour and no progress where nobody watches; --quiet leaves the result', async () => {
    const ended = await here(...run);
    expect(ended.stdout + ended.stderr).not.toContain('\u001b');
    expect(ended.stderr).toContain('Published version');
    expect(await here(...run, '--quiet')).toMatchObject({ code: 0, stderr: '' });
  });

  test('a reader that closes the pipe ends nothing and leaves no stack trace', async () => {
    // The pipe of stdout is closed before the first byte.
    const ended = await lake(['versions', '--out', 'lake', '--json'], {
      cwd: folder(),
      shell: 'exec 1> >(exit 0); sleep 0.1;',
    });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('a result that cannot be written is LAKE-010', async () => {
    const ended = await lake(['versions', '--out', 'lake'], { cwd: folder(), shell: 'exec 1> /dev/full;' });
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining('LAKE-010') });
  });
});

test('a command that ends before its work is done says so and exits 3', () => {
  const ending = join(repository, 'dist/harness/cli/ending.js');
  const script = `require(${JSON.stringify(ending)}).watchEnding(); new Promise(() => undefined)`;
  const ended = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect(ended).toMatchObject({ status: 3, stderr: expect.stringContaining('LAKE-099') });
});

describe('Ctrl-C', () => {
  test('exits 130, leaves the published lake, and the next run is clean', async () => {
    await tinyProject(folder(), somePeople, manyReadings(400_000));
    const before = await published(folder());
    const ended = await lake(run, {
      cwd: folder(),
      onStart: (kill) => void whenWriting(() => kill('SIGINT')),
    });
    expect(ended).toMatchObject({ code: 130, stderr: expect.stringContaining('Interrupted') });
    expect(await published(folder())).toEqual(before);
    await tinyProject(folder());
    expect(await here(...run, '--wait', '0')).toMatchObject({ code: 0 });
    const { versions, tmp } = await onDisk(folder());
    expect(versions).toHaveLength(2);
    expect(tmp).toEqual([]);
  });
});

/** As soon as the run has begun a version of its own. */
async function whenWriting(act: () => void): Promise<void> {
  const versions = join(folder(), 'lake/tiny/versions');
  while ((await readdir(versions)).length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  act();
}

describe('contracts', () => {
  test('ddl --check exits 1 while a file is stale, and ddl writes it', async () => {
    expect(await here('contracts', 'ddl', '--check')).toMatchObject({ code: 1 });
    expect(await here('contracts', 'ddl')).toMatchObject({ code: 0 });
    expect(await here('contracts', 'ddl', '--check')).toMatchObject({ code: 0 });
  });

  test('diff exits 1 where the version was raised too little, and 0 where it was raised enough', async () => {
    const file = join(folder(), 'contracts/tiny/people_trusted.yaml');
    const text = (await readFile(file, 'utf8')).replace('name: consent', 'name: consented');
    const diff = ['contracts', 'diff', 'before', 'contracts/tiny'];
    await cp(join(folder(), 'contracts/tiny'), join(folder(), 'before'), { recursive: true });
    await writeFile(file, text);
    const tooLittle = await here(...diff);
    expect(tooLittle).toMatchObject({ code: 1, stdout: expect.stringMatching(/breaking .*people_trusted/) });
    await writeFile(file, text.replace('version: 1.0.0', 'version: 2.0.0'));
    expect(await here(...diff)).toMatchObject({ code: 0 });
  });

  test("the files of this repository's sql/ddl are as its contracts say", async () => {
    const ended = await lake(['contracts', 'ddl', '--check'], { cwd: repository });
    expect(ended).toMatchObject({
      code: 0,
      stdout: 'Every statement of sql/ddl/ is as the contracts say.\n',
    });
  });
});

describe('versions and rollback', () => {
  test('show the outcome of each version that is not current', async () => {
    await here(...run);
    await tinyProject(folder(), somePeople, [{ user: 'ann@test.com', at: 1, value: 101 }]);
    await here(...run);
    const lines = (await here('versions', '--out', 'lake')).stdout.split('\n').slice(1, 4);
    expect(lines.map((line) => line.split(/ {2,}/)[1])).toEqual(['sound', 'current', 'violated']);
  });

  test('list what is kept and go one back', async () => {
    await here(...run);
    const versions = JSON.parse((await here('versions', '--out', 'lake', '--json')).stdout);
    expect(versions.map(({ current }: { current: boolean }) => current)).toEqual([false, true]);
    const back = await here('rollback', '--out', 'lake', '--json');
    expect(JSON.parse(back.stdout)).toEqual({ policy: 'tiny', from: versions[1].id, to: versions[0].id });
    expect(await here('rollback', '--out', 'lake')).toMatchObject({ code: 2 });
  });
});

interface Counts {
  readonly table: string;
  readonly rows: number;
  readonly expectedRows: number | null;
}
