import { lakehouse, type Synthesised, type Values } from './synthesised';

let dev: Synthesised;
let prod: Synthesised;
beforeAll(async () => {
  [dev, prod] = [await lakehouse('dev'), await lakehouse('prod')];
});

describe('storage', () => {
  test('lake and results log who reads them into the bucket of logs, each in its folder, and that one not into itself', () => {
    expect(
      dev.all('aws_s3_bucket_logging').map((each) => [idOf(each), each.target_bucket, each.target_prefix]),
    ).toEqual([
      ['lake', expect.stringContaining('storage_logs_bucket'), 'lake/'],
      ['results', expect.stringContaining('storage_logs_bucket'), 'results/'],
    ]);
  });

  test('lake and results are encrypted with the own key in prod, asked for once a bucket; logs with the key of S3', () => {
    const own = [
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: 'aws:kms',
          kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_\w+[.]key/),
        },
        bucket_key_enabled: true,
      },
    ];
    const ofS3 = [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }];
    expect(encryption(prod)).toMatchObject({ lake: own, results: own, logs: ofS3 });
    expect(encryption(dev)).toMatchObject({ lake: ofS3, results: ofS3, logs: ofS3 });
  });

  test.each([
    [
      'dev',
      { lake: ['temporary/ 14'], results: ['athena/auditors/ 14', 'athena/scientists/ 14'], logs: [' 30'] },
    ],
    [
      'prod',
      { lake: ['temporary/ 14'], results: ['athena/auditors/ 14', 'athena/scientists/ 14'], logs: [' 365'] },
    ],
  ] as const)(
    'in %s only what is temporary, results and logs expire: never a table, never a report',
    (name, expected) => {
      const stack = name === 'dev' ? dev : prod;
      for (const [bucket, folders] of Object.entries(expected))
        expect(
          rules(stack, bucket)
            .filter(({ expiration }) => !only(expiration, { expired_object_delete_marker: true }))
            .map((rule) => `${prefixOf(rule)} ${expirationOf(rule).days}`),
        ).toEqual(folders);
    },
  );

  test.each([
    ['dev', 7, 3],
    ['prod', 30, 7],
  ] as const)('in %s every bucket loses old versions and incomplete uploads', (name, oldDays, uploadDays) => {
    for (const bucket of ['lake', 'results', 'logs']) {
      const whole = rules(name === 'dev' ? dev : prod, bucket).filter(
        (rule) => rule.status === 'Enabled' && prefixOf(rule) === '',
      );
      expect(whole).toContainEqual({
        id: 'old-versions',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        noncurrent_version_expiration: [{ noncurrent_days: oldDays }],
        expiration: [{ expired_object_delete_marker: true }],
      });
      expect(whole).toContainEqual({
        id: 'incomplete-uploads',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: uploadDays }],
      });
    }
  });
});

/** `lake` of `${aws_s3_bucket.storage_lake_bucket_1A2B3C4D.id}`. */
function idOf({ bucket }: Values): string {
  return String(bucket).replace(/^.*storage_(\w+)_bucket.*$/, '$1');
}

function encryption(stack: Synthesised): Values {
  const all = stack.all('aws_s3_bucket_server_side_encryption_configuration');
  return Object.fromEntries(all.map((each) => [idOf(each), each.rule]));
}

function rules(stack: Synthesised, bucket: string): readonly Values[] {
  const found = stack.all('aws_s3_bucket_lifecycle_configuration').find((each) => idOf(each) === bucket);
  const all = (found?.rule ?? []) as readonly Values[];
  expect(all.map(({ status }) => status)).toEqual(all.map(() => 'Enabled'));
  return all;
}

/** Of a rule that has nothing else in its filter. */
function prefixOf({ filter }: Values): unknown {
  const [only, ...more] = filter as readonly Values[];
  expect([Object.keys(only ?? {}), more]).toEqual([['prefix'], []]);
  return only?.prefix;
}

function expirationOf({ expiration }: Values): Values {
  return (expiration as readonly Values[])[0] ?? {};
}

/** Whether a block is missing, or has these values and no others. */
function only(block: unknown, values: Values): boolean {
  return block === undefined || JSON.stringify(block) === JSON.stringify([values]);
}
