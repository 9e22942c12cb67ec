/** The role that the Glue jobs run as. tests/stacks/role.test.ts sets it beside what the published projects granted. */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import type { Environment } from './environment/environment';
import { type LakeTable, tablePrefixes } from './lake-table';
import type { PrivateJobs } from './network/private-jobs';
import { arn, bucketArn, catalogArns, listFolders, objectsArn, useKey } from './rights/arns';
import { readCatalog } from './rights/athena';
import { bounded } from './rights/boundary';
import { actions, allow, policyJson, type Statement, trustJson } from './rights/policy';
import { tagged } from './rights/tags';

export class Role extends Construct {
  readonly arn: string;

  constructor(
    scope: Construct,
    environment: Environment,
    tables: readonly LakeTable[],
    privateJobs: PrivateJobs | null,
  ) {
    super(scope, 'role');
    const { account, prefix } = environment;
    const role = new IamRole(this, 'role', {
      name: `${prefix}-jobs`,
      description: 'Glue jobs: read landing, write trusted and curated',
      ...bounded(environment),
      assumeRolePolicy: trustJson(
        { Service: 'glue.amazonaws.com' },
        {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': arn(environment, 'glue', `job/${prefix}-*`) },
        },
      ),
    });
    new IamRolePolicy(this, 'policy', {
      name: 'jobs',
      role: role.id,
      policy: policyJson([
        ...data(environment, tables),
        ...logs(environment),
        ...inVpc(environment, privateJobs),
      ]),
    });
    this.arn = role.arn;
  }
}

function data(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  const { buckets, prefixes } = environment;
  const written = tables.filter(({ landing }) => !landing);
  const read = [...tablePrefixes(tables), prefixes.code, prefixes.temporary];
  const objects = (folders: readonly string[]) => folders.map((folder) => objectsArn(buckets.lake, folder));
  return [
    allow('Read', ['s3:GetObject'], objects(read)),
    listFolders('List', buckets.lake, read),
    allow('Locate', ['s3:GetBucketLocation'], [bucketArn(buckets.lake)]),
    allow(
      'Write',
      ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      objects([...tablePrefixes(written), prefixes.temporary]),
    ),
    readCatalog(environment, tables),
    // An Iceberg commit is an update of the table's metadata location.
    allow(
      'Commit',
      ['glue:UpdateTable'],
      catalogArns(
        environment,
        written.map(({ catalog }) => catalog.name),
      ),
    ),
    ...useKey(environment, ['kms:Decrypt', 'kms:GenerateDataKey']),
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

/** https://docs.aws.amazon.com/glue/latest/dg/create-service-policy.html, narrowed to our subnets and groups. */
function inVpc(environment: Environment, jobs: PrivateJobs | null): readonly Statement[] {
  if (jobs === null) return [];
  const ec2 = (resource: string) => arn(environment, 'ec2', resource);
  const ours = tagged(environment);
  return [
    allow(
      'Connect',
      ['glue:GetConnection'],
      [arn(environment, 'glue', 'catalog'), arn(environment, 'glue', `connection/${jobs.connectionName}`)],
    ),
    // Describing knows no resource.
    allow(
      'SeeNetwork',
      actions(
        'ec2',
        `DescribeVpcEndpoints DescribeRouteTables DescribeNetworkInterfaces
         DescribeSecurityGroups DescribeSubnets`,
      ),
      ['*'],
    ),
    allow('SeeVpc', ['ec2:DescribeVpcAttribute'], [ec2('vpc/*')]),
    // All three are asked for: the interface itself cannot be told apart before it exists.
    allow('MakeInterface', ['ec2:CreateNetworkInterface'], [ec2('network-interface/*')]),
    allow('JoinGroup', ['ec2:CreateNetworkInterface'], [ec2('security-group/*')], ours),
    environment.network.vpc.kind === 'given'
      ? allow('JoinSubnet', ['ec2:CreateNetworkInterface'], [ec2(`subnet/${jobs.subnetId}`)])
      : allow('JoinSubnet', ['ec2:CreateNetworkInterface'], [ec2('subnet/*')], ours),
    // Glue tags each interface that it makes.
    allow('LeaveNetwork', ['ec2:DeleteNetworkInterface'], [ec2('network-interface/*')], {
      Null: { 'aws:ResourceTag/aws-glue-service-resource': 'false' },
    }),
    allow('TagInterface', ['ec2:CreateTags', 'ec2:DeleteTags'], [ec2('network-interface/*')], {
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['aws-glue-service-resource'] },
      Null: { 'aws:TagKeys': 'false' },
    }),
  ];
}
