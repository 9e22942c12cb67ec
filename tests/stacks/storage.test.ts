import { bootstrap, lakehouse, type Synthesised } from './synthesised';

let dev: Synthesised;
let prod: Synthesised;
beforeAll(async () => {
  [dev, prod] = [await lakehouse('dev'), await lakehouse('prod')];
});

describe('storage', () => {
  test.each([
    ['versioning', 'aws_s3_bucket_versioning', { versioning_configuration: { status: 'Enabled' } }],
    [
      'bucket-owner enforced',
      'aws_s3_bucket_ownership_controls',
      { rule: { object_ownership: 'BucketOwnerEnforced' } },
    ],
    [
      'public access blocked',
      'aws_s3_bucket_public_access_block',
      {
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    ],
  ])('every bucket has %s', (_name, type, values) => {
    expect(dev.all('aws_s3_bucket')).toHaveLength(3);
    expect(dev.all(type)).toHaveLength(3);
    for (const each of dev.all(type)) expect(each).toMatchObject(values);
  });

  test('every bucket refuses keys of the caller, as S3 sets it on a new bucket: else each plan would take it back', async () => {
    for (const stack of [dev, prod, await bootstrap()])
      for (const { rule } of stack.all('aws_s3_bucket_server_side_encryption_configuration'))
        expect(rule).toEqual([expect.objectContaining({ blocked_encryption_types: ['SSE-C'] })]);
  });

  test('every bucket refuses plain HTTP', () => {
    const policies = dev.all('aws_s3_bucket_policy').map(({ policy }) => JSON.parse(String(policy)));
    expect(policies).toHaveLength(3);
    for (const { Statement } of policies)
      expect(Statement).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
  });

  test('the lake and the results log who reads them, and are encrypted: with an own key in prod', () => {
    expect(dev.all('aws_s3_bucket_logging')).toHaveLength(2);
    const algorithms = (stack: Synthesised) =>
      stack
        .all('aws_s3_bucket_server_side_encryption_configuration')
        .map((each) => JSON.stringify(each).match(/"sse_algorithm":"([^"]+)"/)?.[1])
        .sort();
    expect(algorithms(dev)).toEqual(['AES256', 'AES256', 'AES256']);
    expect(algorithms(prod)).toEqual(['AES256', 'aws:kms', 'aws:kms']);
    expect(prod.one('aws_kms_key').enable_key_rotation).toBe(true);
  });

  test('results expire after 14 days, reports never; old versions and incomplete uploads go', () => {
    const results = dev
      .all('aws_s3_bucket_lifecycle_configuration')
      .find((each) => String(each.bucket).includes('results'));
    const rules = JSON.stringify(results?.rule);
    for (const folder of ['athena/auditors/', 'athena/scientists/'])
      expect(rules).toContain(`"expiration":[{"days":14}],"filter":[{"prefix":"${folder}"}]`);
    expect(rules).not.toContain('reports/');
    expect(rules).toContain('"noncurrent_days":7');
    expect(rules).toContain('"days_after_initiation":3');
  });

  test('prod cannot be destroyed by mistake, dev can be', () => {
    const guarded = (stack: Synthesised) =>
      stack.all('aws_s3_bucket').map(({ lifecycle, force_destroy }) => [lifecycle, force_destroy]);
    expect(guarded(prod)).toEqual(Array(3).fill([{ prevent_destroy: true }, false]));
    expect(guarded(dev)).toEqual(Array(3).fill([{ prevent_destroy: false }, true]));
  });
});
