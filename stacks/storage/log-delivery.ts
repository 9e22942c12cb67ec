/** Who may write into the bucket of logs. */
import type { Environment } from '../environment/environment';
import { arn, bucketArn, objectsArn } from '../rights/arns';
import type { Statement } from '../rights/policy';

/** S3's access logs and the VPC's flow logs, of this account only. */
export function logDelivery(environment: Environment): readonly Statement[] {
  const { account, buckets } = environment;
  const ours = { 'aws:SourceAccount': account };
  const flows = { ...ours, 's3:x-amz-acl': 'bucket-owner-full-control' };
  return [
    {
      Sid: 'AccessLogs',
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: ['s3:PutObject'],
      Resource: [objectsArn(buckets.logs)],
      Condition: {
        StringEquals: ours,
        ArnLike: { 'aws:SourceArn': [bucketArn(buckets.lake), bucketArn(buckets.results)] },
      },
    },
    {
      Sid: 'FlowLogs',
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: ['s3:PutObject'],
      Resource: [objectsArn(buckets.logs, 'flows/')],
      Condition: { StringEquals: flows, ArnLike: { 'aws:SourceArn': arn(environment, 'logs', '*') } },
    },
    {
      Sid: 'FlowLogsAsk',
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: ['s3:GetBucketAcl'],
      Resource: [bucketArn(buckets.logs)],
      Condition: { StringEquals: ours },
    },
  ];
}
