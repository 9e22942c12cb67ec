import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LakeSources } from '../../stacks/sources';
import { anEnvironment } from './an-environment';
import { lakehouse, lakehouseOf, type Synthesised, sourcesOf, type Values } from './synthesised';

let dev: Synthesised;
let sources: LakeSources;
beforeAll(async () => {
  [dev, sources] = [await lakehouse('dev'), await sourcesOf()];
});

describe('what the jobs run', () => {
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

  test('a job gets the SELECT, the checks and the plan of its own table', () => {
    for (const { contract, landing } of sources.tables) {
      if (landing) continue;
      const { table } = contract;
      const { default_arguments } = dev.one('aws_glue_job', { name: `stedi-dev-${table}` });
      const text = (name: string) => textAt(dev, (default_arguments as Values)[name]);
      expect(text('--sql')).toBe(sources.transforms[table]);
      expect(text('--checks')).toBe(sources.checks[table]);
      expect(JSON.parse(text('--plan'))).toMatchObject({ table, contract: { id: contract.id } });
    }
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
});

function textAt(stack: Synthesised, uri: unknown): string {
  const [, , bucket, ...key] = String(uri).split('/');
  const { content_base64 } = stack.one('aws_s3_object', { bucket, key: key.join('/') });
  return Buffer.from(String(content_base64), 'base64').toString();
}

/** Keys of everything that a job runs. */
function codeOf({ command, default_arguments }: Values): string[] {
  const code = JSON.stringify([command, default_arguments]).matchAll(/s3:\/\/[^/]+\/(code\/[^",]+)/g);
  return [...code].map(([, key = '']) => key);
}
