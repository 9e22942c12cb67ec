/** What an audit needs wherever it runs, in the function or in CI after a deploy: every table, as taint is compared. */
import type { Environment } from '../environment/environment';
import type { LakeTable } from '../lake-table';
import { auditorsWorkgroup } from '../queries';
import { objectsArn } from './arns';
import { athenaRights } from './athena';
import { useKey } from './data';
import { allow, type Statement } from './policy';

export function auditRights(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  const { buckets, prefixes } = environment;
  return [
    ...athenaRights(environment, {
      workgroup: auditorsWorkgroup(environment),
      resultsFolder: prefixes.auditors,
      tables,
    }),
    allow('Report', ['s3:PutObject'], [objectsArn(buckets.results, prefixes.reports)]),
    ...useKey(environment, ['kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}
