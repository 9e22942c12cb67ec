/** What several roles need of the data: folders of a bucket, tables of the catalog, the key that encrypts them. */
import type { Environment } from '../environment/environment';
import type { LakeTable } from '../lake-table';
import { arn, bucketArn, keyAlias } from './arns';
import { actions, allow, type Statement } from './policy';

/** Lists some folders of a bucket, and nothing beside them. */
export function listFolders(sid: string, bucket: string, prefixes: readonly string[]): Statement {
  return allow(sid, ['s3:ListBucket'], [bucketArn(bucket)], {
    StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) },
  });
}

export function readCatalog(environment: Environment, tables: readonly LakeTable[]): Statement {
  return allow(
    'ReadCatalog',
    actions('glue', 'GetDatabase GetTable GetTables GetPartitions'),
    catalogArns(environment, tables),
  );
}

/** Glue asks for rights on the catalog, the database and the table of every call. */
export function catalogArns(environment: Environment, tables: readonly LakeTable[]): readonly string[] {
  const { database } = environment;
  return [
    arn(environment, 'glue', 'catalog'),
    arn(environment, 'glue', `database/${database}`),
    ...tables.map(({ catalog }) => arn(environment, 'glue', `table/${database}/${catalog.name}`)),
  ];
}

/** Use of the environment's key, known by its alias. */
export function useKey(environment: Environment, how: readonly string[]): readonly Statement[] {
  if (!environment.ownKey) return [];
  return [
    allow('UseKey', how, [arn(environment, 'kms', 'key/*')], {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': keyAlias(environment) },
    }),
  ];
}
