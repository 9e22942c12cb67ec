/** Who may write into the bucket of logs. */
import type { Environment } from '../environment/environment';
import { arn, bucketArn, objectsArn } from '../rights/arns';
import type { Statement } from '../rights/policy';

/**
 * S3's access logs and the VPC's flow logs, of this account only. AWS writes its own statements for flow logs where these
 * are missing: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
 */
export function logDelivery(environment: Environment): readonly Statement[] {
  const { account, buckets } = environment;
  const ours = { 'aws:SourceAccount': account };
  const flows = { 'aws:SourceArn': arn(environment, 'logs', '*') };
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
      Sid: 'AWSLogDeliveryWrite',
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: ['s3:PutObject'],
      Resource: [objectsArn(buckets.logs, `flows/AWSLogs/${account}/`)],
      Condition: { StringEquals: { ...ours, 's3:x-amz-acl': 'bucket-owner-full-control' }, ArnLike: flows },
    },
    {
      Sid: 'AWSLogDeliveryAclCheck',
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: ['s3:GetBucketAcl'],
      Resource: [bucketArn(buckets.logs)],
      Condition: { StringEquals: ours, ArnLike: flows },
    },
  ];
}
