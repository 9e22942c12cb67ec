import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ended, lake, projectFiles, runTiny, useBuiltProject, writeText } from '../support/cli-project';
import { onDisk, published } from '../support/lake-state';
import { manyReadings, somePeople, tinyProject } from '../support/tiny-project';

const folder = useBuiltProject();
const run = runTiny;

interface BadInput {
  readonly name: string;
  readonly code: string;
  readonly exit: number;
  /** Words that the message must hold. */
  readonly says: string;
  readonly spoil?: (folder: string) => Promise<unknown>;
  readonly args?: readonly string[];
  readonly shell?: string;
}

const sql = (text: string) => (project: string) => writeFile(join(project, 'sql/people_trusted.sql'), text);
const contract = (name: string, change: (text: string) => string) => (project: string) =>
  writeText(join(project, `contracts/tiny/${name}.yaml`), change(textOf(name)));
const textOf = (name: string): string => projectFiles[`contracts/tiny/${name}.yaml`] ?? '';

const calls: readonly BadInput[] = [
  {
    name: 'a data folder that is missing',
    code: 'LAKE-040',
    exit: 2,
    says: 'There is no data folder nowhere.',
    args: ['run', '--data', 'nowhere', '--out', 'lake'],
  },
  {
    name: 'an empty data folder',
    code: 'LAKE-041',
    exit: 2,
    says: 'nothing is empty',
    spoil: (project) => mkdir(join(project, 'nothing')),
    args: ['run', '--data', 'nothing', '--out', 'lake'],
  },
  {
    name: 'a folder with one of the sources',
    code: 'LAKE-042',
    exit: 2,
    says: 'of readings in data/readings/landing',
    spoil: (project) => rm(join(project, 'data/readings'), { recursive: true }),
  },
  {
    name: 'a landing file that cannot be read',
    code: 'LAKE-043',
    exit: 3,
    says: 'data/readings/landing/gone.json',
    spoil: (project) => symlink('nowhere.json', join(project, 'data/readings/landing/gone.json')),
  },
  {
    name: 'a disk that is full',
    code: 'LAKE-046',
    exit: 3,
    says: 'could not be written',
    spoil: (project) => tinyProject(project, somePeople, manyReadings(40_000)),
    shell: 'ulimit -f 64;',
  },
  {
    name: 'a contract with an unknown key',
    code: 'LAKE-020',
    exit: 2,
    says: 'contracts/tiny/people_trusted.yaml:5:1: unknown key "statos"',
    spoil: contract('people_trusted', (text) => text.replace('status:', 'statos:')),
  },
  {
    name: 'two contracts for one table',
    code: 'LAKE-020',
    exit: 2,
    says: 'people_trusted',
    spoil: (project) => writeText(join(project, 'contracts/tiny/again.yaml'), textOf('people_trusted')),
  },
  {
    name: 'a circle of inputs in the contracts',
    code: 'LAKE-020',
    exit: 2,
    says: 'a cycle of inputs',
    spoil: contract('people_trusted', (text) => text.replace('[people]', '[people, readings_trusted]')),
  },
  {
    name: 'transforms that read each other in a circle',
    code: 'LAKE-065',
    exit: 2,
    says: 'people_trusted reads readings_trusted reads people_trusted',
    spoil: sql('SELECT r.user AS email, r.at AS consent FROM readings_trusted AS r'),
  },
  {
    name: 'a SQL file with two statements',
    code: 'LAKE-081',
    exit: 2,
    says: 'sql/people_trusted.sql must be exactly one SELECT; it holds 2 statements',
    spoil: sql('SELECT 1; SELECT 2'),
  },
  {
    name: 'a SQL file with a write',
    code: 'LAKE-081',
    exit: 2,
    says: 'a statement that is no SELECT',
    spoil: sql('DROP TABLE people'),
  },
  {
    name: 'an unknown policy',
    code: 'LAKE-002',
    exit: 2,
    says: 'There is no policy "strict".',
    args: [...run, '--policy', 'strict'],
  },
  {
    name: 'an unknown data set',
    code: 'LAKE-003',
    exit: 2,
    says: 'There is no known data set "knwon".',
    args: [...run, '--expect', 'knwon'],
  },
  {
    name: 'a data set that says nothing of the policy',
    code: 'LAKE-012',
    exit: 2,
    says: 'says nothing of the policy "tiny"',
    args: [...run, '--expect', 'other-policy'],
  },
  {
    name: 'a data set that counts a table that is none',
    code: 'LAKE-013',
    exit: 2,
    says: 'peple; did you mean "people"?',
    args: [...run, '--expect', 'other-tables'],
  },
  {
    name: 'a project file with an unknown key',
    code: 'LAKE-005',
    exit: 2,
    says: 'lake.yaml',
    spoil: (project) => writeFile(join(project, 'lake.yaml'), `${projectFiles['lake.yaml']}polices: {}\n`),
  },
];

test.each(calls)('$name: $code, exit $exit, and the published lake untouched', async (call) => {
  await call.spoil?.(folder());
  const before = [await published(folder()), await onDisk(folder())];
  const ended = await lake([...(call.args ?? run), '--json'], { cwd: folder(), shell: call.shell });
  expect(ended).toMatchObject({ code: call.exit });
  const { error } = JSON.parse(ended.stdout);
  expect(error).toEqual({
    code: call.code,
    message: expect.stringContaining(call.says),
    hint: expect.stringMatching(/\.$/),
  });
  expect(ended.stderr).toContain(`${call.code} ${error.message}\n${error.hint}\n`);
  expect(ended.stderr).not.toMatch(/^ {4}at /m);
  expect([await published(folder()), await onDisk(folder())]).toEqual(before);
});

describe('a corrupt Parquet in the published lake', () => {
  test('leaves its checks not evaluated, and those of other tables as they are', async () => {
    await writeFile(join(folder(), 'lake/tiny/current/readings_trusted.parquet'), 'PAR1 no more');
    const before = await published(folder());
    const ended = await audit();
    expect(ended.code).toBe(3);
    const { verdicts } = JSON.parse(ended.stdout);
    for (const { table, status } of verdicts)
      expect([table, status]).toEqual([table, table === 'readings_trusted' ? 'notEvaluated' : 'passed']);
    expect(ended.stdout).not.toContain(folder());
    expect(await published(folder())).toEqual(before);
  });

  test('cannot be fingerprinted, which LAKE-080 says of the engine', async () => {
    await writeFile(join(folder(), 'lake/tiny/current/readings_trusted.parquet'), 'PAR1 no more');
    const ended = await lake(['fingerprint', '--out', 'lake'], { cwd: folder() });
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringMatching(/^LAKE-080 .*No magic bytes/) });
  });

  test('that nothing can be read of: a table that is missing is not evaluated', async () => {
    await rm(join(folder(), 'lake/tiny/current/people.parquet'));
    expect(await audit()).toMatchObject({ code: 3 });
  });

  test('a damaged manifest is LAKE-072', async () => {
    await writeFile(join(folder(), 'lake/tiny/current/manifest.json'), '{');
    const ended = await audit();
    expect(ended.code).toBe(3);
    expect(JSON.parse(ended.stdout).error.code).toBe('LAKE-072');
  });
});

describe('lint reports every problem at once', () => {
  test('of contracts and of every SQL file, with file, line and column', async () => {
    await contract('readings_trusted', (text) => text.replace('inputs', 'imputs'))(folder());
    await sql('SELECT 1; SELECT 2')(folder());
    await writeFile(
      join(folder(), 'sql/readings_trusted.sql'),
      'SELECT r.user\nFROM readings AS r WHERE WHERE\n',
    );
    const ended = await lake(['contracts', 'lint', '--json'], { cwd: folder() });
    expect(ended.code).toBe(2);
    expect(places(ended)).toEqual([
      'contracts/tiny/readings_trusted.yaml:26:19',
      'sql/people_trusted.sql:1:1',
      'sql/readings_trusted.sql:2:26',
    ]);
  });

  test('inputs that a SELECT does not read, and a table that it should not', async () => {
    await sql('SELECT p.email, p.consent FROM peple AS p')(folder());
    const ended = await lake(['contracts', 'lint'], { cwd: folder() });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain('reads "peple", which is no table of this policy');
    expect(ended.stdout).toContain('input "people", which is not read');
  });
});

describe('lint tells what a run would refuse of SQL rules', () => {
  const rules: Readonly<Record<string, string>> = {
    file: "SELECT count(*) FROM read_text('/etc/passwd')",
    process: "SELECT getenv('HOME') FROM {table}",
    listing: "SELECT count(*) FROM glob('/*')",
    sound: 'SELECT count(*) FROM {table} AS t JOIN people AS p ON p.email = t.email WHERE p.consent <= 0',
    leftover: 'SELECT count(*) FROM {nothing}',
    comment: 'SELECT count(*) FROM {table} /* all',
    bracket: 'SELECT (count(*) FROM {table}',
    unknown: 'SELECT count(*) FROM peple',
  };
  const withRules = (ids: readonly string[]) =>
    contract('people_trusted', (text) =>
      text.replace(
        '    customProperties:\n',
        [
          '    quality:',
          ...ids.map(
            (id) => `      - { id: ${id}, type: sql, mustBe: 0, query: ${JSON.stringify(rules[id])} }`,
          ),
          '    customProperties:\n',
        ].join('\n'),
      ),
    );
  const file = 'contracts/tiny/people_trusted.yaml';
  const refused = [
    'file LAKE-082',
    'process LAKE-082',
    'listing LAKE-082',
    'leftover LAKE-083',
    'comment LAKE-083',
    'bracket LAKE-083',
  ];

  test.each([
    ['the project', [], [...refused, 'unknown LAKE-064']],
    ['its folders', ['contracts/landing', 'contracts/tiny'], [...refused, 'unknown LAKE-064']],
    // Its input is unknown here, and so the tables that a rule may read are, too.
    ['one folder', ['contracts/tiny'], refused],
  ])('in %s, each at its place, and a sound rule is not told', async (_, folders, expected) => {
    await withRules(Object.keys(rules))(folder());
    const ended = await lake(['contracts', 'lint', ...folders, '--json'], { cwd: folder() });
    expect(ended.code).toBe(2);
    const lines = (await readFile(join(folder(), file), 'utf8')).split('\n');
    const found = JSON.parse(ended.stdout).problems.filter(({ path }: Told) => path.startsWith('LAKE-'));
    expect(
      found.map(({ line, column, path }: Told) => {
        const text = lines[line - 1] ?? '';
        expect(text.slice(0, column - 1)).toMatch(/query: $/);
        return `${/id: (\w+)/.exec(text)?.[1]} ${path}`;
      }),
    ).toEqual(expected);
  });

  test('in sentences, with file, line and column', async () => {
    await withRules(['file'])(folder());
    const ended = await lake(['contracts', 'lint'], { cwd: folder() });
    expect(ended.stdout).toContain(
      `${file}:18:50: LAKE-082 people_trusted.file may read tables of the lake only`,
    );
  });

  test('once where the contract alone shows it, and beside other problems', async () => {
    await withRules(['process', 'bracket'])(folder());
    const text = await readFile(join(folder(), file), 'utf8');
    const twice = text.replace('SELECT (count(*)', '(SELECT count(*)').replace('status:', 'statos:');
    await writeFile(join(folder(), file), twice);
    const ended = await lake(['contracts', 'lint', '--json'], { cwd: folder() });
    expect(places(ended)).toHaveLength(3);
  });

  test('text that the parser cannot take ends lint in an error of its own', async () => {
    await contract('people_trusted', (text) =>
      text.replace(
        '    customProperties:\n',
        '    quality: [{ type: sql, mustBe: 0, query: "SELECT \\0" }]\n    customProperties:\n',
      ),
    )(folder());
    const ended = await lake(['contracts', 'lint'], { cwd: folder() });
    expect(ended.signal).toBeNull();
    expect([2, 3]).toContain(ended.code);
  });

  test('and a sound rule alone leaves lint without a problem', async () => {
    await withRules(['sound'])(folder());
    expect(await lake(['contracts', 'lint'], { cwd: folder() })).toMatchObject({ code: 0 });
  });
});

interface Told {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

const audit = (): Promise<Ended> => lake(['audit', '--out', 'lake', '--json'], { cwd: folder() });

function places({ stdout }: Ended): string[] {
  const { problems } = JSON.parse(stdout);
  return problems.map(
    (p: { file: string; line: number; column: number }) => `${p.file}:${p.line}:${p.column}`,
  );
}

test('every file of the tiny project is sound before it is spoilt', async () => {
  const ended = await lake(['contracts', 'lint'], { cwd: folder() });
  expect(ended).toMatchObject({ code: 0, stdout: '4 contracts, no problem.\n' });
  expect(await readFile(join(folder(), 'lake.yaml'), 'utf8')).toBe(projectFiles['lake.yaml']);
});
