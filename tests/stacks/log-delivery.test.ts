import { anEnvironment } from './an-environment';
import { lakehouse, type Values } from './synthesised';

/** Statements of the logs bucket, but for the refusal of plain HTTP. */
async function deliveries(): Promise<readonly Values[]> {
  const policy = (await lakehouse('dev'))
    .all('aws_s3_bucket_policy')
    .find(({ bucket }) => String(bucket).includes('storage_logs'))?.policy;
  return JSON.parse(String(policy)).Statement.slice(1);
}
const { account, buckets, region } = anEnvironment('dev');

describe('the bucket of logs', () => {
  test("takes access logs of S3 itself, of this account's lake and results only", async () => {
    expect((await deliveries())[0]).toEqual({
      Sid: 'AccessLogs',
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: ['s3:PutObject'],
      Resource: [`arn:aws:s3:::${buckets.logs}/*`],
      Condition: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': [`arn:aws:s3:::${buckets.lake}`, `arn:aws:s3:::${buckets.results}`] },
      },
    });
  });

  test('takes flow logs in the words of AWS, which else adds its own and every plan takes them back', async () => {
    const logs = { 'aws:SourceArn': `arn:aws:logs:${region}:${account}:*` };
    expect((await deliveries()).slice(1)).toEqual([
      {
        Sid: 'AWSLogDeliveryWrite',
        Effect: 'Allow',
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: ['s3:PutObject'],
        Resource: [`arn:aws:s3:::${buckets.logs}/flows/AWSLogs/${account}/*`],
        Condition: {
          StringEquals: { 'aws:SourceAccount': account, 's3:x-amz-acl': 'bucket-owner-full-control' },
          ArnLike: logs,
        },
      },
      {
        Sid: 'AWSLogDeliveryAclCheck',
        Effect: 'Allow',
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: ['s3:GetBucketAcl'],
        Resource: [`arn:aws:s3:::${buckets.logs}`],
        Condition: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: logs },
      },
    ]);
  });
});
