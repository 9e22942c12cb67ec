/** ARNs of what an environment's stack makes, from its names alone. */
import type { Environment } from '../environment/environment';

type Place = Pick<Environment, 'account' | 'region'>;

export function arn({ account, region }: Place, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

/** IAM has no region. */
export function iamArn({ account }: Pick<Place, 'account'>, resource: string): string {
  return `arn:aws:iam::${account}:${resource}`;
}

export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`;
export const objectsArn = (bucket: string, prefix = ''): string => `${bucketArn(bucket)}/${prefix}*`;

/** Not an ARN, but what stands for the key's: its id is not known before it is made. */
export const keyAlias = ({ prefix }: Environment): string => `alias/${prefix}`;
