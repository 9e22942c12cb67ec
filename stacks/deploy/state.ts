/** Terraform's state of one environment: one folder of the bucket that all environments of the account share. */
import type { Environment } from '../environment/environment';
import { objectsArn } from '../rights/arns';
import { listFolders } from '../rights/data';
import { allow, type Statement } from '../rights/policy';

export function stateRights({ name, buckets }: Environment): readonly Statement[] {
  const folder = `${name}/`;
  return [
    allow('State', ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], [objectsArn(buckets.state, folder)]),
    listFolders('ListState', buckets.state, [folder]),
  ];
}
