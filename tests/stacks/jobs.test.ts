import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LakeSources } from '../../stacks/sources';
import { anEnvironment } from './an-environment';
import { lakehouse, lakehouseOf, type Synthesised, sourcesOf, type Values } from './synthesised';

let dev: Synthesised;
let prod: Synthesised;
let sources: LakeSources;
beforeAll(async () => {
  [dev, prod, sources] = [await lakehouse('dev'), await lakehouse('prod'), await sourcesOf()];
});

describe('jobs', () => {
  test('each computed table has a Glue 5.1 job: no bookmark, no concurrent run, limits of the environment', () => {
    expect(prod.all('aws_glue_job')).toHaveLength(5);
    for (const job of prod.all('aws_glue_job'))
      expect(job).toMatchObject({
        glue_version: '5.1',
        worker_type: 'G.1X',
        number_of_workers: 2,
        timeout: 60,
        max_retries: 1,
        execution_property: { max_concurrent_runs: 1 },
        default_arguments: { '--job-bookmark-option': 'job-bookmark-disable', '--enable-metrics': 'true' },
      });
  });

  test('the triggers equal the declared order: a job waits for the jobs of all its inputs', () => {
    const jobName = (table: string) => `stedi-dev-${table}`;
    const computed = sources.tables.filter(({ landing }) => !landing).map(({ contract }) => contract);
    for (const { table, inputs } of computed) {
      const declared = inputs.map((input) => input.table).filter((name) => !name.endsWith('_landing'));
      const starts = dev
        .all('aws_glue_trigger')
        .filter(({ actions }) =>
          (actions as Values[]).some(
            ({ job_name }) => String(job_name).includes(table) || job_name === jobName(table),
          ),
        );
      expect(starts).toHaveLength(1);
      const waits = (starts[0]?.predicate as Values | undefined)?.conditions as Values[] | undefined;
      expect((waits ?? []).map(({ job_name, state }) => [jobTable(job_name), state]).sort()).toEqual(
        declared.map((name) => [name, 'SUCCEEDED']).sort(),
      );
    }
  });

  test('the workflow starts on demand in dev and on a schedule in prod', () => {
    expect(dev.one('aws_glue_trigger', { name: 'stedi-dev-start' }).type).toBe('ON_DEMAND');
    expect(prod.one('aws_glue_trigger', { name: 'stedi-prod-start' })).toMatchObject({
      type: 'SCHEDULED',
      schedule: 'cron(0 3 * * ? *)',
    });
  });

  test('an apply starts no run: Terraform starts a trigger on demand that is enabled', () => {
    expect(dev.one('aws_glue_trigger', { type: 'ON_DEMAND' }).enabled).toBe(false);
  });

  test('what a job runs is named by its content', () => {
    const objects = dev.all('aws_s3_object');
    expect(objects).toHaveLength(4 + 3 * 5);
    for (const { key, content_base64 } of objects) {
      const text = Buffer.from(String(content_base64), 'base64');
      const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
      expect(key).toMatch(new RegExp(`^code/${hash}/`));
    }
  });

  test('a changed code is uploaded, then named by its job, and only then goes the old one', () => {
    for (const object of dev.all('aws_s3_object'))
      expect(object.lifecycle).toEqual({ create_before_destroy: true });
    for (const job of dev.all('aws_glue_job')) {
      const after = (job.depends_on as string[]).filter((name) => name.startsWith('aws_s3_object.'));
      expect(after.map((name) => dev.resource(name).key).sort()).toEqual(codeOf(job).sort());
    }
  });

  test('a job gets every module that its script imports', () => {
    const script = readFileSync(join(__dirname, '../../glue-jobs/transform.py'), 'utf8');
    const [, imported] = /^from (\w+_json) import/m.exec(script) ?? [];
    for (const job of dev.all('aws_glue_job')) {
      const files = String((job.default_arguments as Values)['--extra-py-files']).split(',');
      const keys = dev
        .all('aws_s3_object')
        .map(({ key }) => `s3://stedi-dev-lake-111111111111-us-east-1/${key}`);
      expect(files.map((file) => [file.split('/').at(-1), keys.includes(file)])).toEqual([
        ['column_values.py', true],
        ['json_fragments.py', true],
        [`${imported}.py`, true],
      ]);
    }
  });

  test('the compiled checks of a table are uploaded beside its SELECT', () => {
    const found = dev
      .all('aws_s3_object')
      .find(({ key }) => String(key).endsWith('/customer_trusted.checks.json'));
    expect(Buffer.from(String(found?.content_base64), 'base64').toString()).toContain(
      'SELECT 1 -- customer_trusted',
    );
    const job = dev.one('aws_glue_job', { name: 'stedi-dev-customer_trusted' });
    expect((job.default_arguments as Values)['--checks']).toContain(String(found?.key));
  });

  test('a changed SELECT changes the object and the argument of its job, and no other', () => {
    const table = 'customers_curated';
    const changed = lakehouseOf(anEnvironment('dev'), {
      ...sources,
      transforms: { ...sources.transforms, [table]: 'SELECT 1' },
    });
    const sql = (stack: Synthesised) =>
      Object.fromEntries(
        stack.all('aws_glue_job').map((job) => [job.name, (job.default_arguments as Values)['--sql']]),
      );
    const [before, after] = [sql(dev), sql(changed)];
    const different = Object.keys(before).filter((name) => before[name] !== after[name]);
    expect(different).toEqual([`stedi-dev-${table}`]);
  });

  test("a job's plan names landing files with their types and the share of rejects that is allowed", () => {
    const object = dev.all('aws_s3_object').find(({ key }) => String(key).endsWith('/customer_trusted.json'));
    const plan = JSON.parse(Buffer.from(String(object?.content_base64), 'base64').toString());
    expect(plan.inputs).toEqual([
      expect.objectContaining({
        kind: 'landing',
        table: 'customer_landing',
        location: 's3://stedi-dev-lake-111111111111-us-east-1/customer/landing/',
        maxRejects: 0,
      }),
    ]);
    expect(plan.contract).toMatchObject({ id: 'governed_customer_trusted', version: '1.0.0' });
  });
});

/** Keys of everything that a job runs. */
function codeOf({ command, default_arguments }: Values): string[] {
  const code = JSON.stringify([command, default_arguments]).matchAll(/s3:\/\/[^/]+\/(code\/[^",]+)/g);
  return [...code].map(([, key = '']) => key);
}

/** Terraform's reference to a job, `${aws_glue_job.jobs_<table>_<hash>.name}`, or its plain name. */
function jobTable(reference: unknown): string {
  return String(reference).replace(/^.*aws_glue_job[.]jobs_(\w+)_[0-9A-F]{8}[.]name.*$/, '$1');
}
