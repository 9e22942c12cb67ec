/** The role that the Glue jobs run as. tests/stacks/role.test.ts sets it beside what the published projects granted. */
import type { Construct } from 'constructs';
import type { Environment } from './environment/environment';
import { type LakeTable, tablePrefixes } from './lake-table';
import type { PrivateJobs } from './network/private-jobs';
import { arn, bucketArn, objectsArn } from './rights/arns';
import { catalogArns, listFolders, readCatalog, useKey } from './rights/data';
import { allow, type Statement } from './rights/policy';
import { privateJobsRights } from './rights/private-jobs';
import { fromAccount, ServiceRole } from './rights/service-role';

export class Role extends ServiceRole {
  /** @param privateJobs null: the jobs run outside */
  constructor(
    scope: Construct,
    environment: Environment,
    tables: readonly LakeTable[],
    privateJobs: PrivateJobs | null,
  ) {
    const { prefix } = environment;
    super(scope, 'role', environment, {
      name: `${prefix}-jobs`,
      description: 'Glue jobs: read landing, write trusted and curated',
      service: 'glue.amazonaws.com',
      source: fromAccount(environment),
      policyName: 'jobs',
      rights: [
        ...data(environment, tables),
        ...logs(environment),
        ...(privateJobs === null ? [] : privateJobsRights(environment, privateJobs)),
      ],
    });
  }
}

function data(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  const { buckets, prefixes } = environment;
  const written = tables.filter(({ landing }) => !landing);
  const own = [prefixes.code, prefixes.temporary];
  const read = [...tablePrefixes(tables), ...own];
  const objects = (folders: readonly string[]) => folders.map((folder) => objectsArn(buckets.lake, folder));
  return [
    allow('Read', ['s3:GetObject'], objects(read)),
    listFolders('List', buckets.lake, read),
    ...probe(buckets.lake, [...tablePrefixes(tables.filter(({ landing }) => landing)), ...own]),
    allow('Locate', ['s3:GetBucketLocation'], [bucketArn(buckets.lake)]),
    allow(
      'Write',
      ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      objects([...tablePrefixes(written), prefixes.temporary]),
    ),
    readCatalog(environment, tables),
    // An Iceberg commit is an update of the table's metadata location.
    allow('Commit', ['glue:UpdateTable'], catalogArns(environment, written)),
    ...useKey(environment, ['kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}

/**
 * Hadoop's S3A asks for a folder as if it were an object, without the slash. S3 answers that there is none only to who may
 * list it, and else forbids, which fails the job.
 */
function probe(bucket: string, folders: readonly string[]): readonly Statement[] {
  const keys = folders.map((folder) => folder.replace(/[/]$/, ''));
  return [
    allow(
      'Probe',
      ['s3:GetObject'],
      keys.map((key) => `${bucketArn(bucket)}/${key}`),
    ),
    allow('ProbeList', ['s3:ListBucket'], [bucketArn(bucket)], { StringEquals: { 's3:prefix': keys } }),
  ];
}

function logs(environment: Environment): readonly Statement[] {
  return [
    allow(
      'Log',
      ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      [arn(environment, 'logs', 'log-group:/aws-glue/jobs/*')],
    ),
    // PutMetricData knows no resource; its namespace is what can be narrowed.
    allow('Measure', ['cloudwatch:PutMetricData'], ['*'], {
      StringEquals: { 'cloudwatch:namespace': 'Glue' },
    }),
  ];
}
