import { bootstrap, lakehouse, type Synthesised, type Values } from './synthesised';

const stacks: Record<string, Synthesised> = {};
beforeAll(async () => {
  stacks.dev = await lakehouse('dev');
  stacks.prod = await lakehouse('prod');
  stacks.bootstrap = await bootstrap();
});

describe.each([
  ['dev', 3],
  ['prod', 3],
  ['bootstrap', 1],
])('every bucket of %s', (name, buckets) => {
  const all = (type: string): readonly Values[] => stacks[name]?.all(type) ?? [];

  test.each([
    ['has versioning', 'aws_s3_bucket_versioning', { versioning_configuration: { status: 'Enabled' } }],
    [
      'belongs to its account',
      'aws_s3_bucket_ownership_controls',
      { rule: { object_ownership: 'BucketOwnerEnforced' } },
    ],
    [
      'is not public',
      'aws_s3_bucket_public_access_block',
      {
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    ],
    // S3 sets it on a new bucket; unsaid, every plan would take it back.
    [
      'refuses keys of the caller',
      'aws_s3_bucket_server_side_encryption_configuration',
      { rule: [{ blocked_encryption_types: ['SSE-C'] }] },
    ],
  ])('%s', (_name, type, values) => {
    expect(all('aws_s3_bucket')).toHaveLength(buckets);
    expect(new Set(all(type).map(({ bucket }) => bucket)).size).toBe(buckets);
    for (const each of all(type)) expect(each).toMatchObject(values);
  });

  test('refuses plain HTTP for every action on it and its objects', () => {
    const names = all('aws_s3_bucket').map(({ bucket }) => String(bucket));
    const refusals = all('aws_s3_bucket_policy').map(({ policy }) => JSON.parse(String(policy)).Statement[0]);
    expect(refusals).toEqual(
      names.map((bucket) => ({
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: ['s3:*'],
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      })),
    );
  });

  test('cannot be destroyed by mistake, but for those of dev', () => {
    const guarded = name === 'dev' ? [false, true] : [true, false];
    for (const { lifecycle, force_destroy } of all('aws_s3_bucket'))
      expect([(lifecycle as Values).prevent_destroy, force_destroy]).toEqual(guarded);
  });
});
