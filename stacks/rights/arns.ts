/** ARNs of what an environment's stack makes, from its names alone. */
import type { Environment } from '../environment/environment';
import { allow, type Statement } from './policy';

type Place = Pick<Environment, 'account' | 'region'>;

export function arn({ account, region }: Place, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

/** IAM has no region. */
export function iamArn({ account }: Place, resource: string): string {
  return `arn:aws:iam::${account}:${resource}`;
}

export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`;
export const objectsArn = (bucket: string, prefix = ''): string => `${bucketArn(bucket)}/${prefix}*`;

/** Glue asks for rights on the catalog, the database and the table of every call. */
export function catalogArns(environment: Environment, tables: readonly string[]): readonly string[] {
  const { database } = environment;
  return [
    arn(environment, 'glue', 'catalog'),
    arn(environment, 'glue', `database/${database}`),
    ...tables.map((table) => arn(environment, 'glue', `table/${database}/${table}`)),
  ];
}

/** Lists some folders of a bucket, and nothing beside them. */
export function listFolders(sid: string, bucket: string, prefixes: readonly string[]): Statement {
  return allow(sid, ['s3:ListBucket'], [bucketArn(bucket)], {
    StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) },
  });
}

export const keyAlias = ({ prefix }: Environment): string => `alias/${prefix}`;

/** Use of the environment's key, known by its alias because its id is not known before it is made. */
export function useKey(environment: Environment, actions: readonly string[]): readonly Statement[] {
  if (!environment.ownKey) return [];
  return [
    allow('UseKey', actions, [arn(environment, 'kms', 'key/*')], {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': keyAlias(environment) },
    }),
  ];
}
