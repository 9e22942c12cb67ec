import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anEnvironment } from './an-environment';
import { lakehouse, lakehouseOf, type Synthesised, sourcesOf, type Values } from './synthesised';

let dev: Synthesised;
let prod: Synthesised;
beforeAll(async () => {
  [dev, prod] = [await lakehouse('dev'), await lakehouse('prod')];
});

describe('queries', () => {
  const group = (stack: Synthesised, name: string) =>
    stack.one('aws_athena_workgroup', { name: `stedi-${stack === dev ? 'dev' : 'prod'}-${name}` });

  test('there are two workgroups, enabled; prod keeps the history of its own', () => {
    for (const [stack, lost] of [
      [dev, true],
      [prod, false],
    ] as const) {
      expect(stack.all('aws_athena_workgroup')).toHaveLength(2);
      for (const name of ['auditors', 'scientists'])
        expect(group(stack, name)).toMatchObject({ state: 'ENABLED', force_destroy: lost });
    }
  });

  test.each(['auditors', 'scientists'])(
    'the workgroup of %s enforces its folder in this account, encryption, metrics and engine version 3',
    (name) => {
      const settings = (stack: Synthesised, environment: string, encryption: unknown) =>
        expect(group(stack, name).configuration).toEqual({
          enforce_workgroup_configuration: true,
          publish_cloudwatch_metrics_enabled: true,
          bytes_scanned_cutoff_per_query: expect.any(Number),
          engine_version: { selected_engine_version: 'Athena engine version 3' },
          result_configuration: {
            output_location: `s3://stedi-${environment}-results-111111111111-us-east-1/athena/${name}/`,
            expected_bucket_owner: '111111111111',
            encryption_configuration: encryption,
          },
        });
      settings(dev, 'dev', { encryption_option: 'SSE_S3' });
      settings(prod, 'prod', {
        encryption_option: 'SSE_KMS',
        kms_key_arn: expect.stringMatching(/^\$\{aws_kms_\w+[.]key/),
      });
    },
  );

  test('each workgroup has the limit of its own setting', async () => {
    const athena = { auditorBytes: 11_000_000, scientistBytes: 22_000_000 };
    const stack = lakehouseOf({ ...anEnvironment('dev'), athena }, await sourcesOf());
    const limits = stack
      .all('aws_athena_workgroup')
      .map(({ name, configuration }) => [name, (configuration as Values).bytes_scanned_cutoff_per_query]);
    expect(limits).toEqual([
      ['stedi-dev-auditors', 11_000_000],
      ['stedi-dev-scientists', 22_000_000],
    ]);
  });

  test('the workgroup of auditors says who may ask in it: no human auditor, who sees no row', () => {
    expect(group(dev, 'auditors').description).toBe(
      'The audit function and the audit role of GitHub. Human auditors read reports, not rows',
    );
  });

  test("the named queries are the files of sql/inspect, in the auditors' workgroup, told by their first comment", () => {
    const folder = join(__dirname, '../../sql/inspect');
    const files = readdirSync(folder).sort();
    const expected = files.map((file) => [
      `stedi-dev-${file.replace(/[.]sql$/, '')}`,
      readFileSync(join(folder, file), 'utf8'),
    ]);
    const found = dev.all('aws_athena_named_query');
    expect(found.map(({ name, query }) => [name, query]).sort()).toEqual(expected);
    for (const { description, database, workgroup, query } of found) {
      expect(workgroup).toMatch(/^\$\{aws_athena_workgroup[.]queries_auditors_\w+[.]id\}$/);
      expect(database).toBe('stedi_dev');
      expect(String(description).length).toBeGreaterThan(20);
      expect(String(query).replace(/\n-- /g, ' ')).toContain(`-- ${description}`.slice(0, 60));
    }
  });
});
