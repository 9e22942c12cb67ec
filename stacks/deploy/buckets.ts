/** A deploy makes and settles buckets and writes code; it reads no data. */
import type { Environment } from '../environment/environment';
import { type LakeTable, tablePrefixes } from '../lake-table';
import { bucketArn, objectsArn } from '../rights/arns';
import { actions, allow, type Statement } from '../rights/policy';

export function bucketRights(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  const { buckets, prefixes, protect } = environment;
  const own = [buckets.lake, buckets.results, buckets.logs];
  return [
    allow('Buckets', settleBucket, own.map(bucketArn)),
    // What is replaced goes with all its versions: https://github.com/hashicorp/terraform-provider-aws/issues/35946.
    allow('Code', code, [objectsArn(buckets.lake, prefixes.code)]),
    // Glue writes an Iceberg table's first metadata file with the rights of whoever creates the table.
    allow(
      'FirstMetadata',
      ['s3:PutObject'],
      metadataFolders(tables).map((folder) => objectsArn(buckets.lake, folder)),
    ),
    ...(protect ? [replacingCode(buckets.lake, prefixes.code)] : emptying(own)),
  ];
}

/** The provider settles tags of buckets through S3 Control from 6.23 on. */
const settleBucket = actions(
  's3',
  `CreateBucket ListBucket GetBucket* PutBucket* DeleteBucketPolicy
   GetEncryptionConfiguration PutEncryptionConfiguration GetReplicationConfiguration
   GetLifecycleConfiguration PutLifecycleConfiguration GetAccelerateConfiguration
   ListTagsForResource TagResource UntagResource`,
);

const code = actions(
  's3',
  'GetObject PutObject DeleteObject DeleteObjectVersion GetObjectTagging PutObjectTagging',
);

/**
 * One pattern a zone and not one a table, so that the policy does not grow and a new table needs no bootstrap. It is wider
 * by folders that have no table yet, and no landing table's own folder is among them.
 */
function metadataFolders(tables: readonly LakeTable[]): readonly string[] {
  const written = tablePrefixes(tables.filter(({ landing }) => !landing));
  return [...new Set(written.map((prefix) => `${prefix.replace(/^.*[/](?=[^/]+[/]$)/, '*/')}metadata/`))];
}

function replacingCode(lake: string, folder: string): Statement {
  return allow('ReplaceCode', ['s3:ListBucketVersions'], [bucketArn(lake)], {
    StringLike: { 's3:prefix': `${folder}*` },
  });
}

function emptying(buckets: readonly string[]): readonly Statement[] {
  return [
    allow('EmptyBuckets', ['s3:DeleteBucket', 's3:ListBucketVersions'], buckets.map(bucketArn)),
    allow(
      'EmptyObjects',
      ['s3:DeleteObject', 's3:DeleteObjectVersion'],
      buckets.map((name) => objectsArn(name)),
    ),
  ];
}
