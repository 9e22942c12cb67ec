/** Terraform's state of one environment: one folder of the bucket that all environments of the account share. */
import type { Environment } from '../environment/environment';
import { bucketArn, objectsArn } from '../rights/arns';
import { allow, type Statement } from '../rights/policy';

export function stateRights({ name, buckets }: Environment): readonly Statement[] {
  return [
    allow(
      'State',
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      [objectsArn(buckets.state, `${name}/`)],
    ),
    allow('ListState', ['s3:ListBucket'], [bucketArn(buckets.state)], {
      StringLike: { 's3:prefix': [`${name}/*`] },
    }),
  ];
}
