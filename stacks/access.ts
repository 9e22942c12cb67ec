/** What people may do. Human auditors see reports and catalog, no row; data scientists see curated tables, nothing else. */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import type { Environment } from './environment/environment';
import type { LakeTable } from './lake-table';
import { scientistsWorkgroup } from './queries';
import { bucketArn, iamArn, objectsArn } from './rights/arns';
import { athenaRights } from './rights/athena';
import { bounded } from './rights/boundary';
import { listFolders, readCatalog, useKey } from './rights/data';
import { allow, policyJson, type Statement, trustJson } from './rights/policy';
import { accept } from './suppression';

export class Access extends Construct {
  constructor(scope: Construct, environment: Environment, tables: readonly LakeTable[]) {
    super(scope, 'access');
    const { account, scientistAccounts } = environment;
    this.role(
      'auditor',
      'Reads reports and catalog',
      environment,
      [account],
      auditorRights(environment, tables),
    );
    this.role(
      'data-scientist',
      'Reads curated tables',
      environment,
      scientistAccounts.length > 0 ? scientistAccounts : [account],
      scientistRights(environment, tables),
    );
  }

  /** Accounts are trusted as such: which of their people may assume the role, each account decides. */
  private role(
    id: string,
    description: string,
    environment: Environment,
    accounts: readonly string[],
    rights: readonly Statement[],
  ): void {
    const role = new IamRole(this, id, {
      name: `${environment.prefix}-${id}`,
      description,
      ...bounded(environment),
      assumeRolePolicy: trustJson(
        { AWS: accounts.map((account) => iamArn({ account }, 'root')) },
        { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } },
      ),
    });
    accept(role, 'CKV_AWS_61', 'each account decides which of its roles may assume this one; users may not');
    new IamRolePolicy(this, `${id}-policy`, { name: id, role: role.id, policy: policyJson(rights) });
  }
}

function auditorRights(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  const { buckets, prefixes } = environment;
  return [
    allow('ReadReports', ['s3:GetObject'], [objectsArn(buckets.results, prefixes.reports)]),
    listFolders('ListReports', buckets.results, [prefixes.reports]),
    allow('Locate', ['s3:GetBucketLocation'], [bucketArn(buckets.results)]),
    readCatalog(environment, tables),
    ...useKey(environment, ['kms:Decrypt']),
  ];
}

function scientistRights(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  return [
    ...athenaRights(environment, {
      workgroup: scientistsWorkgroup(environment),
      resultsFolder: environment.prefixes.scientists,
      tables: tables.filter(({ contract }) => contract.zone === 'curated'),
    }),
    ...useKey(environment, ['kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}
