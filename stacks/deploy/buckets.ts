/** A deploy makes and settles buckets and writes code; it reads no data. */
import type { Environment } from '../environment/environment';
import { type LakeTable, tablePrefixes } from '../lake-table';
import { bucketArn, objectsArn } from '../rights/arns';
import { actions, allow, type Statement } from '../rights/policy';

export function bucketRights(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  const { buckets, prefixes, protect } = environment;
  const own = [buckets.lake, buckets.results, buckets.logs];
  const written = tablePrefixes(tables.filter(({ landing }) => !landing));
  return [
    allow('Buckets', settleBucket, own.map(bucketArn)),
    allow('Code', actions('s3', 'GetObject PutObject DeleteObject GetObjectTagging PutObjectTagging'), [
      objectsArn(buckets.lake, prefixes.code),
    ]),
    // Glue writes an Iceberg table's first metadata file with the rights of whoever creates the table.
    allow(
      'FirstMetadata',
      ['s3:PutObject'],
      written.map((prefix) => objectsArn(buckets.lake, `${prefix}metadata/`)),
    ),
    ...(protect ? [] : emptying(own)),
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
