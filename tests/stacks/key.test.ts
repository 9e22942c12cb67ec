import { lakehouse, type Synthesised } from './synthesised';

let prod: Synthesised;
beforeAll(async () => {
  prod = await lakehouse('prod');
});

describe('the own key', () => {
  test('rotates, cannot be destroyed by mistake, and can be taken back for 30 days', () => {
    expect(prod.one('aws_kms_key')).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
  });

  test('has the alias by which roles may use it', () => {
    expect(prod.one('aws_kms_alias')).toMatchObject({
      name: 'alias/stedi-prod',
      target_key_id: expect.stringMatching(/^\$\{aws_kms_key[.]key_\w+[.]key_id\}$/),
    });
  });

  test('is used by alarms of this account and logs of this account, and by who IAM lets', () => {
    const { Statement } = JSON.parse(String(prod.one('aws_kms_key').policy));
    const use = ['Decrypt', 'GenerateDataKey*', 'Encrypt', 'ReEncrypt*', 'DescribeKey'];
    const service = (Sid: string, name: string, Condition: object) => ({
      Sid,
      Effect: 'Allow',
      Principal: { Service: name },
      Action: use.map((action) => `kms:${action}`),
      Resource: ['*'],
      Condition,
    });
    expect(Statement).toEqual([
      {
        Sid: 'Account',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: ['kms:*'],
        Resource: ['*'],
      },
      service('Alarms', 'cloudwatch.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': '111111111111' },
      }),
      service('Logs', 'logs.us-east-1.amazonaws.com', {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:us-east-1:111111111111:log-group:*',
        },
      }),
    ]);
  });

  test('is no part of dev, which pays for none', async () => {
    expect((await lakehouse('dev')).all('aws_kms_key')).toEqual([]);
  });
});
