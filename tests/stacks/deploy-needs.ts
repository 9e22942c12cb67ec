/**
 * What the AWS provider 6 calls to make, read, change, tag and remove each type that a stack holds, and on what AWS asks
 * for it. Those of key, object, default group and schedule were read in its source (internal/service of
 * https://github.com/hashicorp/terraform-provider-aws), the others are what is known of it, until a deploy says more:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import type { Environment } from '../../stacks/environment/environment';

/** A service, names of its actions, and what they touch. */
export type Need = readonly [service: string, actions: string, resource: string];

const tags = 'TagResource UntagResource ListTagsForResource';

/** By type in Terraform. Removing a bucket is left out, as prod may not: `deploy-calls.ts` has it. */
export function deployNeeds(environment: Environment): Readonly<Record<string, readonly Need[]>> {
  const { prefix, database, account, region, buckets } = environment;
  const at = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  const lake = `arn:aws:s3:::${buckets.lake}`;
  const role = `arn:aws:iam::${account}:role/${prefix}-jobs`;
  const ec2 = (actions: string, ...kinds: readonly string[]) =>
    kinds.map((kind): Need => ['ec2', actions, at('ec2', `${kind}/${kind}-1`)]);
  const glue = (actions: string, ...names: readonly string[]) =>
    names.map((name): Need => ['glue', actions, at('glue', name)]);
  const see = (actions: string): Need => ['ec2', actions, '*'];
  const workgroup = at('athena', `workgroup/${prefix}-auditors`);
  const fn = at('lambda', `function:${prefix}-audit`);
  const logs = at('logs', `log-group:/aws/lambda/${prefix}-audit`);
  const topic = at('sns', `${prefix}-audit`);
  const key = at('kms', 'key/1');
  const pass: Need = ['iam', 'PassRole', role];
  const inDatabase = ['catalog', `database/${database}`];
  const rules = `AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress ModifySecurityGroupRules`;
  const revoke = 'RevokeSecurityGroupIngress RevokeSecurityGroupEgress';
  return {
    aws_athena_named_query: [
      ['athena', 'CreateNamedQuery GetNamedQuery UpdateNamedQuery DeleteNamedQuery', workgroup],
    ],
    aws_athena_workgroup: [
      ['athena', `CreateWorkGroup GetWorkGroup UpdateWorkGroup DeleteWorkGroup ${tags}`, workgroup],
    ],
    aws_availability_zones: [see('DescribeAvailabilityZones')],
    aws_cloudwatch_log_group: [
      ['logs', `CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy ${tags}`, logs],
      ['logs', 'AssociateKmsKey DisassociateKmsKey', logs],
      ['logs', 'DescribeLogGroups', '*'],
    ],
    aws_cloudwatch_metric_alarm: [
      ['cloudwatch', `PutMetricAlarm DeleteAlarms ${tags}`, at('cloudwatch', `alarm:${prefix}-audit`)],
      ['cloudwatch', 'DescribeAlarms', at('cloudwatch', 'alarm:*')],
    ],
    aws_default_security_group: [
      see('DescribeSecurityGroups DescribeSecurityGroupRules'),
      ...ec2(`CreateTags DeleteTags ${revoke}`, 'security-group'),
    ],
    aws_flow_log: [
      see('DescribeFlowLogs'),
      ...ec2('CreateFlowLogs', 'vpc', 'vpc-flow-log'),
      ...ec2('DeleteFlowLogs CreateTags DeleteTags', 'vpc-flow-log'),
      ['logs', 'CreateLogDelivery DeleteLogDelivery', '*'],
      ['s3', 'GetBucketPolicy PutBucketPolicy', `arn:aws:s3:::${buckets.logs}`],
    ],
    aws_glue_catalog_database: [
      ...glue('CreateDatabase GetDatabase UpdateDatabase', ...inDatabase),
      ...glue('DeleteDatabase', ...inDatabase, `table/${database}/t`, `userDefinedFunction/${database}/f`),
      ...glue('GetTags TagResource UntagResource', `database/${database}`),
    ],
    aws_glue_catalog_table: [
      ...glue('CreateTable GetTable UpdateTable DeleteTable', ...inDatabase, `table/${database}/t`),
      ...glue('GetPartitionIndexes', ...inDatabase, `table/${database}/t`),
      ['s3', 'PutObject', `${lake}/customer/trusted/metadata/00000-1.metadata.json`],
    ],
    aws_glue_connection: [
      ...glue(
        'CreateConnection GetConnection UpdateConnection DeleteConnection',
        'catalog',
        `connection/${prefix}-private`,
      ),
      ...glue('GetTags TagResource UntagResource', `connection/${prefix}-private`),
    ],
    aws_glue_job: [
      ...glue('CreateJob GetJob UpdateJob DeleteJob GetTags TagResource UntagResource', `job/${prefix}-t`),
      pass,
    ],
    aws_glue_trigger: glue(
      `CreateTrigger GetTrigger UpdateTrigger DeleteTrigger StartTrigger StopTrigger
       GetTags TagResource UntagResource`,
      `trigger/${prefix}-t`,
    ),
    aws_glue_workflow: glue(
      'CreateWorkflow GetWorkflow UpdateWorkflow DeleteWorkflow GetTags TagResource UntagResource',
      `workflow/${prefix}`,
    ),
    aws_iam_role: [
      [
        'iam',
        `CreateRole GetRole UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy DeleteRole TagRole UntagRole
         PutRolePermissionsBoundary ListRolePolicies ListAttachedRolePolicies ListInstanceProfilesForRole`,
        role,
      ],
    ],
    aws_iam_role_policy: [['iam', 'PutRolePolicy GetRolePolicy DeleteRolePolicy', role]],
    aws_kms_alias: [
      ['kms', 'CreateAlias UpdateAlias DeleteAlias', at('kms', `alias/${prefix}`)],
      ['kms', 'CreateAlias UpdateAlias DeleteAlias', key],
      ['kms', 'ListAliases', '*'],
    ],
    aws_kms_key: [
      ['kms', 'CreateKey', '*'],
      [
        'kms',
        'DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags TagResource UntagResource',
        key,
      ],
      [
        'kms',
        'EnableKeyRotation DisableKeyRotation UpdateKeyDescription PutKeyPolicy ScheduleKeyDeletion',
        key,
      ],
    ],
    aws_lambda_function: [
      [
        'lambda',
        `CreateFunction GetFunction GetFunctionConfiguration GetFunctionCodeSigningConfig ListVersionsByFunction
         UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction PutFunctionConcurrency
         DeleteFunctionConcurrency TagResource UntagResource ListTags`,
        fn,
      ],
      pass,
    ],
    aws_lambda_function_event_invoke_config: [
      [
        'lambda',
        `PutFunctionEventInvokeConfig GetFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig
         DeleteFunctionEventInvokeConfig`,
        fn,
      ],
    ],
    aws_prefix_list: [see('DescribePrefixLists')],
    aws_route_table: [
      see('DescribeRouteTables'),
      ...ec2('CreateRouteTable', 'vpc', 'route-table'),
      ...ec2('DeleteRouteTable CreateTags DeleteTags', 'route-table'),
    ],
    aws_route_table_association: ec2('AssociateRouteTable DisassociateRouteTable', 'route-table', 'subnet'),
    // The provider reads all that a bucket may have, whatever is declared.
    aws_s3_bucket: [
      [
        's3',
        `CreateBucket ListBucket GetBucketLocation GetBucketAcl GetBucketCORS GetBucketWebsite GetBucketVersioning
         GetBucketLogging GetBucketRequestPayment GetBucketObjectLockConfiguration GetBucketTagging GetBucketPolicy
         GetAccelerateConfiguration GetLifecycleConfiguration GetReplicationConfiguration
         GetEncryptionConfiguration PutBucketTagging ${tags}`,
        lake,
      ],
    ],
    aws_s3_bucket_lifecycle_configuration: [
      ['s3', 'GetLifecycleConfiguration PutLifecycleConfiguration', lake],
    ],
    aws_s3_bucket_logging: [['s3', 'GetBucketLogging PutBucketLogging', lake]],
    aws_s3_bucket_ownership_controls: [['s3', 'GetBucketOwnershipControls PutBucketOwnershipControls', lake]],
    aws_s3_bucket_policy: [['s3', 'GetBucketPolicy PutBucketPolicy DeleteBucketPolicy', lake]],
    aws_s3_bucket_public_access_block: [
      ['s3', 'GetBucketPublicAccessBlock PutBucketPublicAccessBlock', lake],
    ],
    aws_s3_bucket_server_side_encryption_configuration: [
      ['s3', 'GetEncryptionConfiguration PutEncryptionConfiguration', lake],
    ],
    aws_s3_bucket_versioning: [['s3', 'GetBucketVersioning PutBucketVersioning', lake]],
    aws_s3_object: [
      [
        's3',
        'PutObject GetObject DeleteObject DeleteObjectVersion GetObjectTagging PutObjectTagging',
        `${lake}/code/0123/t.sql`,
      ],
      ['s3', 'ListBucketVersions', lake],
      ...(environment.ownKey ? [['kms', 'GenerateDataKey Decrypt', key] as const] : []),
    ],
    // Only groups of schedules have tags, and the group is AWS's own.
    aws_scheduler_schedule: [
      [
        'scheduler',
        'CreateSchedule GetSchedule UpdateSchedule DeleteSchedule',
        at('scheduler', `schedule/default/${prefix}-audit`),
      ],
      pass,
    ],
    aws_security_group: [
      see('DescribeSecurityGroups DescribeSecurityGroupRules DescribeNetworkInterfaces'),
      ...ec2('CreateSecurityGroup', 'vpc', 'security-group'),
      ...ec2(`DeleteSecurityGroup CreateTags DeleteTags ${revoke}`, 'security-group'),
    ],
    aws_sns_topic: [['sns', `CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic ${tags}`, topic]],
    aws_sns_topic_subscription: [
      ['sns', 'Subscribe', topic],
      ['sns', 'GetSubscriptionAttributes Unsubscribe', `${topic}:1`],
    ],
    aws_sqs_queue: [
      [
        'sqs',
        `CreateQueue GetQueueAttributes SetQueueAttributes GetQueueUrl DeleteQueue TagQueue UntagQueue
         ListQueueTags`,
        at('sqs', `${prefix}-audit-dead-letters`),
      ],
    ],
    aws_subnet: [
      see('DescribeSubnets DescribeNetworkInterfaces'),
      ...ec2('CreateSubnet', 'vpc', 'subnet'),
      ...ec2('ModifySubnetAttribute DeleteSubnet CreateTags DeleteTags', 'subnet'),
    ],
    aws_vpc: [
      see('DescribeVpcs DescribeNetworkAcls DescribeRouteTables DescribeSecurityGroups'),
      ...ec2('CreateVpc DescribeVpcAttribute ModifyVpcAttribute DeleteVpc CreateTags DeleteTags', 'vpc'),
    ],
    aws_vpc_endpoint: [
      see('DescribeVpcEndpoints DescribePrefixLists'),
      ...ec2('CreateVpcEndpoint', 'vpc', 'vpc-endpoint', 'route-table', 'subnet', 'security-group'),
      ...ec2('ModifyVpcEndpoint', 'vpc-endpoint', 'route-table', 'subnet', 'security-group'),
      ...ec2('DeleteVpcEndpoints CreateTags DeleteTags', 'vpc-endpoint'),
      ...(environment.network.jobs === 'private'
        ? [['route53', 'AssociateVPCWithHostedZone', 'arn:aws:route53:::hostedzone/Z1'] as const]
        : []),
    ],
    aws_vpc_security_group_egress_rule: [
      see('DescribeSecurityGroupRules'),
      ...ec2(rules, 'security-group', 'security-group-rule'),
      ...ec2(revoke, 'security-group'),
      ...ec2('CreateTags DeleteTags', 'security-group-rule'),
    ],
    aws_vpc_security_group_ingress_rule: [
      see('DescribeSecurityGroupRules'),
      ...ec2(rules, 'security-group', 'security-group-rule'),
      ...ec2(revoke, 'security-group'),
      ...ec2('CreateTags DeleteTags', 'security-group-rule'),
    ],
  };
}
