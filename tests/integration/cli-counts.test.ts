import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lake, repository } from '../support/cli-project';
import { testOnRealData } from '../support/oracle-real-data';
import { publishedCounts } from '../support/published-counts';

const policies = ['governed', 'rubric'] as const;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-counts-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(policies)('lake run --policy %s --expect udacity-2023', (policy) => {
  testOnRealData(
    'gives the exact counts on the published files, every check evaluated',
    'udacity-2023',
    (data) => expectExactCounts(policy, data, ['--expect', 'udacity-2023']),
  );

  test('gives the exact counts on generated files, every check evaluated', async () => {
    const data = join(folder, 'generated');
    const generated = await call('generate', '--profile', 'udacity-2023', '--seed', '11', '--out', data);
    expect(generated.code).toBe(0);
    await expectExactCounts(policy, data, ['--expect', 'udacity-2023']);
  });

  test('gives the counts that come with generated files of the fulfilment defect', async () => {
    const data = join(folder, 'defect');
    expect((await call('generate', '--profile', 'fulfilment-defect', '--out', data)).code).toBe(0);
    const { code, report } = await run(policy, data, []);
    expect(code).toBe(0);
    expect(report.tables).toHaveLength(8);
    for (const { table, rows, expectedRows } of report.tables)
      expect([table, rows]).toEqual([table, expectedRows]);
    expect(report.verdicts.filter(({ status }) => status === 'notEvaluated')).toEqual([]);
  });
});

async function expectExactCounts(
  policy: (typeof policies)[number],
  data: string,
  more: readonly string[],
): Promise<void> {
  const { code, report } = await run(policy, data, more);
  expect(code).toBe(0);
  expect(report).toMatchObject({ policy, published: true });
  // In this order: landing by name, then as they are computed.
  expect(report.tables.map(({ table, rows }) => [table, rows])).toEqual(
    Object.entries(publishedCounts[policy]),
  );
  expect(report.verdicts.length).toBeGreaterThan(100);
  for (const { table, check, severity, status } of report.verdicts) {
    const allowed = severity === 'warning' ? ['passed', 'violated'] : ['passed'];
    expect({ table, check, status: allowed.includes(status) ? 'right' : status }).toEqual({
      table,
      check,
      status: 'right',
    });
  }
  // One that is always passed proves nothing: the counts themselves are among the checks.
  expect(report.verdicts.filter(({ check }) => check === 'expectedRows')).toHaveLength(8);
}

interface Report {
  readonly tables: readonly {
    readonly table: string;
    readonly rows: number;
    readonly expectedRows: number;
  }[];
  readonly verdicts: readonly {
    readonly table: string;
    readonly check: string;
    readonly severity: string;
    readonly status: string;
  }[];
}

async function run(
  policy: string,
  data: string,
  more: readonly string[],
): Promise<{ code: number | null; report: Report }> {
  const out = join(folder, 'lake');
  const ended = await call('run', '--policy', policy, '--data', data, '--out', out, '--json', ...more);
  return { code: ended.code, report: JSON.parse(ended.stdout) };
}

const call = (...args: readonly string[]) => lake(args, { cwd: repository });
