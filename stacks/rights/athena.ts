/** What somebody needs to ask Athena in one workgroup about some tables, and nothing beside it. */

import type { Environment } from '../environment/environment';
import { type LakeTable, tablePrefixes } from '../lake-table';
import { arn, bucketArn, objectsArn } from './arns';
import { listFolders, readCatalog } from './data';
import { actions, allow, type Statement } from './policy';

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
  const folders = tablePrefixes(tables);
  return [
    allow(
      'Ask',
      actions(
        'athena',
        'StartQueryExecution GetQueryExecution GetQueryResults StopQueryExecution GetWorkGroup',
      ),
      [arn(environment, 'athena', `workgroup/${workgroup}`)],
    ),
    readCatalog(environment, tables),
    // https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html
    allow('SeeDefault', ['glue:GetDatabase'], [arn(environment, 'glue', 'database/default')]),
    allow(
      'ReadTables',
      ['s3:GetObject'],
      folders.map((folder) => objectsArn(lake, folder)),
    ),
    listFolders('ListTables', lake, folders),
    allow('Locate', ['s3:GetBucketLocation'], [bucketArn(lake), bucketArn(results)]),
    // Athena writes results with the rights of whoever asks.
    allow('Results', actions('s3', 'GetObject PutObject AbortMultipartUpload ListMultipartUploadParts'), [
      objectsArn(results, resultsFolder),
    ]),
    listFolders('ListResults', results, [resultsFolder]),
  ];
}
