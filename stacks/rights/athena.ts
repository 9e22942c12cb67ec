/** What somebody needs to ask Athena in one workgroup about some tables, and nothing beside it. */

import type { Environment } from '../environment/environment';
import type { LakeTable } from '../lake-table';
import { arn, bucketArn, catalogArns, listFolders, objectsArn } from './arns';
import { allow, type Statement } from './policy';

export interface AthenaRights {
  readonly workgroup: string;
  /** In the results bucket. */
  readonly resultsFolder: string;
  readonly tables: readonly LakeTable[];
}

export function athenaRights(
  environment: Environment,
  { workgroup, resultsFolder, tables }: AthenaRights,
): readonly Statement[] {
  const { lake, results } = environment.buckets;
  const folders = tables.map(({ catalog }) => catalog.prefix);
  return [
    allow(
      'Ask',
      [
        ...['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults'],
        ...['athena:StopQueryExecution', 'athena:GetWorkGroup'],
      ],
      [arn(environment, 'athena', `workgroup/${workgroup}`)],
    ),
    readCatalog(environment, tables),
    allow(
      'ReadTables',
      ['s3:GetObject'],
      folders.map((folder) => objectsArn(lake, folder)),
    ),
    listFolders('ListTables', lake, folders),
    allow('Locate', ['s3:GetBucketLocation'], [bucketArn(lake), bucketArn(results)]),
    // Athena writes results with the rights of whoever asks.
    allow(
      'Results',
      ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      [objectsArn(results, resultsFolder)],
    ),
    listFolders('ListResults', results, [resultsFolder]),
  ];
}

export function readCatalog(environment: Environment, tables: readonly LakeTable[]): Statement {
  return allow(
    'ReadCatalog',
    ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'],
    catalogArns(
      environment,
      tables.map(({ catalog }) => catalog.name),
    ),
  );
}
