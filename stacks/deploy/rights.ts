/** What a deploy of one environment may touch: what bears its name or its tag, and nothing of another environment. */

import type { Environment } from '../environment/environment';
import type { LakeTable } from '../lake-table';
import { arn, bucketArn, iamArn, keyAlias, objectsArn } from '../rights/arns';
import { boundaryArn } from '../rights/boundary';
import { allow, type Statement } from '../rights/policy';

/** Roles of bootstrap do not begin with the environment's prefix, so that no deploy can change its own rights. */
export function deployRights(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  return [
    ...state(environment),
    ...buckets(environment, tables),
    ...roles(environment),
    ...network(environment),
    ...byName(environment),
    ...(environment.ownKey ? key(environment) : []),
  ];
}

function state({ name, buckets }: Environment): readonly Statement[] {
  return [
    allow(
      'State',
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      [objectsArn(buckets.state, `${name}/`)],
    ),
    allow('ListState', ['s3:ListBucket'], [bucketArn(buckets.state)], {
      StringLike: { 's3:prefix': [`${name}/*`] },
    }),
  ];
}

/** It makes and settles buckets and writes code; it reads no data. */
function buckets(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  const { buckets: names, prefixes, protect } = environment;
  const own = [names.lake, names.results, names.logs];
  const written = tables.filter(({ landing }) => !landing).map(({ catalog }) => catalog.prefix);
  return [
    allow(
      'Buckets',
      [
        ...['s3:CreateBucket', 's3:ListBucket', 's3:GetBucket*', 's3:PutBucket*', 's3:DeleteBucketPolicy'],
        ...[
          's3:GetEncryptionConfiguration',
          's3:PutEncryptionConfiguration',
          's3:GetReplicationConfiguration',
        ],
        ...['s3:GetLifecycleConfiguration', 's3:PutLifecycleConfiguration', 's3:GetAccelerateConfiguration'],
        // The provider settles tags of buckets through S3 Control from 6.23 on.
        ...['s3:ListTagsForResource', 's3:TagResource', 's3:UntagResource'],
      ],
      own.map(bucketArn),
    ),
    allow(
      'Code',
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:GetObjectTagging', 's3:PutObjectTagging'],
      [objectsArn(names.lake, prefixes.code)],
    ),
    // Glue writes an Iceberg table's first metadata file with the rights of whoever creates the table.
    allow(
      'FirstMetadata',
      ['s3:PutObject'],
      written.map((prefix) => objectsArn(names.lake, `${prefix}metadata/`)),
    ),
    ...(protect
      ? []
      : [
          allow('EmptyBuckets', ['s3:DeleteBucket', 's3:ListBucketVersions'], own.map(bucketArn)),
          allow(
            'EmptyObjects',
            ['s3:DeleteObject', 's3:DeleteObjectVersion'],
            own.map((name) => objectsArn(name)),
          ),
        ]),
  ];
}

/** A role can be made only inside the boundary, so that nothing it gets can pass the environment's borders. */
function roles(environment: Environment): readonly Statement[] {
  const own = [iamArn(environment, `role/${environment.prefix}-*`)];
  return [
    allow('MakeRoles', ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary'], own, {
      StringEquals: { 'iam:PermissionsBoundary': boundaryArn(environment) },
    }),
    allow(
      'KeepRoles',
      [
        ...['iam:GetRole', 'iam:GetRolePolicy', 'iam:ListRolePolicies', 'iam:ListAttachedRolePolicies'],
        ...['iam:ListInstanceProfilesForRole', 'iam:UpdateRole', 'iam:UpdateRoleDescription'],
        ...[
          'iam:UpdateAssumeRolePolicy',
          'iam:DeleteRole',
          'iam:DeleteRolePolicy',
          'iam:TagRole',
          'iam:UntagRole',
        ],
      ],
      own,
    ),
    allow('PassRoles', ['iam:PassRole'], own, {
      StringEquals: {
        'iam:PassedToService': ['glue.amazonaws.com', 'lambda.amazonaws.com', 'scheduler.amazonaws.com'],
      },
    }),
  ];
}

/** Ids are not known before, so the tag that every resource gets decides. */
function network(environment: Environment): readonly Statement[] {
  const everything = [arn(environment, 'ec2', '*/*')];
  const made = { StringEquals: { 'aws:RequestTag/Environment': environment.name } };
  const kept = { StringEquals: { 'aws:ResourceTag/Environment': environment.name } };
  const create = [
    ...['ec2:CreateVpc', 'ec2:CreateSubnet', 'ec2:CreateRouteTable', 'ec2:CreateSecurityGroup'],
    ...['ec2:CreateVpcEndpoint', 'ec2:CreateFlowLogs'],
  ];
  const authorize = ['ec2:AuthorizeSecurityGroupIngress', 'ec2:AuthorizeSecurityGroupEgress'];
  const groups = ['security-group/*', 'security-group-rule/*'].map((kind) => arn(environment, 'ec2', kind));
  return [
    // Describing knows no resource.
    allow(
      'SeeNetwork',
      [
        ...['ec2:DescribeVpcs', 'ec2:DescribeSubnets', 'ec2:DescribeRouteTables', 'ec2:DescribeFlowLogs'],
        ...['ec2:DescribeSecurityGroups', 'ec2:DescribeSecurityGroupRules', 'ec2:DescribeVpcEndpoints'],
        ...['ec2:DescribePrefixLists', 'ec2:DescribeManagedPrefixLists', 'ec2:DescribeNetworkInterfaces'],
        ...['ec2:DescribeNetworkAcls', 'ec2:DescribeAvailabilityZones', 'ec2:DescribeTags'],
      ],
      ['*'],
    ),
    allow('SeeVpc', ['ec2:DescribeVpcAttribute'], [arn(environment, 'ec2', 'vpc/*')]),
    allow('MakeNetwork', create, everything, made),
    // A tag decides who may delete, so it is given with what is made: it could claim another environment's VPC.
    allow('TagNew', ['ec2:CreateTags'], everything, {
      StringEquals: {
        ...made.StringEquals,
        'ec2:CreateAction': [...create, ...authorize].map((action) => action.replace('ec2:', '')),
      },
    }),
    // AWS makes the VPC's default group, without a tag.
    allow('TagGroups', ['ec2:CreateTags'], groups, {
      ...made,
      Null: { 'aws:ResourceTag/Environment': 'true' },
    }),
    allow(
      'KeepNetwork',
      [
        ...create,
        ...['ec2:DeleteVpc', 'ec2:ModifyVpcAttribute', 'ec2:DeleteSubnet', 'ec2:ModifySubnetAttribute'],
        ...['ec2:DeleteRouteTable', 'ec2:AssociateRouteTable', 'ec2:DisassociateRouteTable'],
        ...['ec2:DeleteSecurityGroup', ...authorize],
        ...['ec2:ModifyVpcEndpoint', 'ec2:DeleteVpcEndpoints', 'ec2:DeleteFlowLogs'],
        ...['ec2:CreateTags', 'ec2:DeleteTags'],
      ],
      everything,
      kept,
    ),
    // The VPC's default group has no tag when it is closed; closing takes rights away only.
    allow('CloseGroups', ['ec2:RevokeSecurityGroupIngress', 'ec2:RevokeSecurityGroupEgress'], groups, {
      StringEqualsIfExists: kept.StringEquals,
    }),
  ];
}

function byName(environment: Environment): readonly Statement[] {
  const { prefix, database } = environment;
  const own = (service: string, ...resources: readonly string[]) =>
    resources.map((resource) => arn(environment, service, resource));
  return [
    allow(
      'Glue',
      ['Database', 'Table', 'Job', 'Trigger', 'Workflow', 'Connection']
        .flatMap((kind) => ['Create', 'Update', 'Get', 'Delete'].map((verb) => `glue:${verb}${kind}`))
        .concat([
          'glue:GetPartitionIndexes',
          'glue:StartTrigger',
          'glue:StopTrigger',
          'glue:TagResource',
          'glue:UntagResource',
          'glue:GetTags',
        ]),
      own(
        'glue',
        ...['catalog', `database/${database}`, `table/${database}/*`, `connection/${prefix}-*`],
        ...[`job/${prefix}-*`, `trigger/${prefix}-*`, `workflow/${prefix}`],
      ),
    ),
    allow(
      'Athena',
      [
        ...[
          'athena:CreateWorkGroup',
          'athena:UpdateWorkGroup',
          'athena:GetWorkGroup',
          'athena:DeleteWorkGroup',
        ],
        ...['athena:CreateNamedQuery', 'athena:UpdateNamedQuery', 'athena:GetNamedQuery'],
        ...[
          'athena:DeleteNamedQuery',
          'athena:TagResource',
          'athena:UntagResource',
          'athena:ListTagsForResource',
        ],
      ],
      own('athena', `workgroup/${prefix}-*`),
    ),
    allow(
      'Function',
      [
        ...[
          'lambda:CreateFunction',
          'lambda:DeleteFunction',
          'lambda:GetFunction*',
          'lambda:UpdateFunction*',
        ],
        ...[
          'lambda:PutFunction*',
          'lambda:DeleteFunctionEventInvokeConfig',
          'lambda:DeleteFunctionConcurrency',
        ],
        ...['lambda:ListVersionsByFunction', 'lambda:TagResource', 'lambda:UntagResource', 'lambda:ListTags'],
      ],
      own('lambda', `function:${prefix}-*`),
    ),
    allow(
      'Schedule',
      [
        'scheduler:CreateSchedule',
        'scheduler:UpdateSchedule',
        'scheduler:GetSchedule',
        'scheduler:DeleteSchedule',
      ],
      own('scheduler', `schedule/default/${prefix}-*`),
    ),
    allow(
      'Topic',
      [
        ...['sns:CreateTopic', 'sns:DeleteTopic', 'sns:GetTopicAttributes', 'sns:SetTopicAttributes'],
        ...['sns:Subscribe', 'sns:Unsubscribe', 'sns:GetSubscriptionAttributes', 'sns:TagResource'],
        ...['sns:UntagResource', 'sns:ListTagsForResource'],
      ],
      own('sns', `${prefix}-*`),
    ),
    allow(
      'Queue',
      [
        ...['sqs:CreateQueue', 'sqs:DeleteQueue', 'sqs:GetQueueAttributes', 'sqs:SetQueueAttributes'],
        ...['sqs:GetQueueUrl', 'sqs:TagQueue', 'sqs:UntagQueue', 'sqs:ListQueueTags'],
      ],
      own('sqs', `${prefix}-*`),
    ),
    allow(
      'Alarms',
      [
        ...['cloudwatch:PutMetricAlarm', 'cloudwatch:DeleteAlarms', 'cloudwatch:DescribeAlarms'],
        ...['cloudwatch:TagResource', 'cloudwatch:UntagResource', 'cloudwatch:ListTagsForResource'],
      ],
      own('cloudwatch', `alarm:${prefix}-*`),
    ),
    allow(
      'Logs',
      [
        ...['logs:CreateLogGroup', 'logs:DeleteLogGroup', 'logs:PutRetentionPolicy', 'logs:AssociateKmsKey'],
        ...['logs:TagResource', 'logs:UntagResource', 'logs:ListTagsForResource'],
      ],
      own('logs', `log-group:/aws/lambda/${prefix}-*`),
    ),
    // Listing and flow-log delivery know no resource.
    allow('SeeLogs', ['logs:DescribeLogGroups', 'logs:CreateLogDelivery', 'logs:DeleteLogDelivery'], ['*'], {
      StringEquals: { 'aws:RequestedRegion': environment.region },
    }),
  ];
}

function key(environment: Environment): readonly Statement[] {
  const keys = [arn(environment, 'kms', 'key/*')];
  const kept = { StringEquals: { 'aws:ResourceTag/Environment': environment.name } };
  return [
    // A new key has no name yet.
    allow('MakeKey', ['kms:CreateKey'], ['*'], {
      StringEquals: { 'aws:RequestTag/Environment': environment.name },
    }),
    // A key gets its tags with CreateKey, which asks for this on a key that has none yet. A tagged key is somebody's.
    allow('TagNewKey', ['kms:TagResource'], keys, {
      StringEquals: { 'aws:RequestTag/Environment': environment.name },
      Null: { 'aws:ResourceTag/Environment': 'true' },
    }),
    allow(
      'KeepKey',
      [
        ...['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:PutKeyPolicy', 'kms:GetKeyRotationStatus'],
        ...['kms:EnableKeyRotation', 'kms:ListResourceTags', 'kms:TagResource', 'kms:UntagResource'],
        ...[
          'kms:ScheduleKeyDeletion',
          'kms:CreateAlias',
          'kms:UpdateAlias',
          'kms:DeleteAlias',
          'kms:CreateGrant',
        ],
        ...['kms:Decrypt', 'kms:GenerateDataKey'],
      ],
      keys,
      kept,
    ),
    allow(
      'KeepAlias',
      ['kms:CreateAlias', 'kms:UpdateAlias', 'kms:DeleteAlias'],
      [arn(environment, 'kms', keyAlias(environment))],
    ),
    allow('SeeAliases', ['kms:ListAliases'], ['*'], {
      StringEquals: { 'aws:RequestedRegion': environment.region },
    }),
  ];
}
