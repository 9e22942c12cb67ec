import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lake, repository } from '../support/cli-project';

let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'lake-wrong-'));
  for (const part of ['lake.yaml', 'contracts', 'sql']) {
    await cp(join(repository, part), join(project, part), { recursive: true });
  }
  const generated = await call('generate', '--profile', 'fulfilment-defect', '--out', 'data');
  expect(generated.code).toBe(0);
  // The counts would catch any of these: here the contracts must do so alone.
  await rm(join(project, 'data/expectations.yaml'));
});

afterAll(() => rm(project, { recursive: true, force: true }));

const call = (...args: readonly string[]) => lake(args, { cwd: project });

async function violatedBy(
  from: string,
  to: string,
): Promise<{ code: number | null; checks: readonly string[] }> {
  const file = join(project, 'sql/transforms/governed/customer_trusted.sql');
  const sql = await readFile(file, 'utf8');
  expect(sql).toContain(from);
  await writeFile(file, sql.replaceAll(from, to));
  const { code, stdout } = await call('run', '--data', 'data', '--json');
  await writeFile(file, sql);
  const { published, verdicts } = JSON.parse(stdout);
  expect(published).toBe(code === 0);
  const violated = verdicts.filter(
    ({ status, severity }: Record<string, string>) => status === 'violated' && severity === 'error',
  );
  return { code, checks: violated.map(({ table, check }: Record<string, string>) => `${table} ${check}`) };
}

describe('a governed build whose transform vouches for itself is not published', () => {
  test('the transform as it ships is', async () => {
    expect(await violatedBy('latest.recency = 1', 'latest.recency = 1')).toEqual({ code: 0, checks: [] });
  });

  test('an invented consent date is not in landing', async () => {
    const { code, checks } = await violatedBy(
      '    c.sharewithresearchasofdate,\n',
      '    coalesce(nullif(c.sharewithresearchasofdate, 0), c.registrationdate) AS sharewithresearchasofdate,\n',
    );
    expect(code).toBe(1);
    expect(checks).toContain('customer_trusted consent_as_landed');
  });

  test('an older record that consents does not stand for a later one that withdrew', async () => {
    const { code, checks } = await violatedBy('c.lastupdatedate DESC', 'c.lastupdatedate ASC');
    expect(code).toBe(1);
    expect(checks).toContain('customer_trusted latest_record');
  });
});
