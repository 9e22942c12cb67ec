/** The most that any role of an environment can ever do, whatever a deploy writes into it. */

import type { Environment } from '../environment/environment';
import { arn, bucketArn, iamArn, objectsArn } from './arns';
import { allow, type Statement } from './policy';

/** Made by bootstrap, so that no deploy can change it. */
export const boundaryName = ({ lake, name }: Environment): string => `${lake}-boundary-${name}`;

export const boundaryArn = (environment: Environment): string =>
  iamArn(environment, `policy/${boundaryName(environment)}`);

/** What every role of an environment states; an emulator has no bootstrap. */
export function bounded(environment: Environment): { readonly permissionsBoundary?: string } {
  return environment.endpoints === null ? { permissionsBoundary: boundaryArn(environment) } : {};
}

export function boundary(environment: Environment): readonly Statement[] {
  const { buckets, database, prefix } = environment;
  const data = [buckets.lake, buckets.results];
  return [
    allow(
      'Objects',
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      [...data.map((name) => objectsArn(name))],
    ),
    allow(
      'Parts',
      ['s3:ListMultipartUploadParts'],
      data.map((name) => objectsArn(name)),
    ),
    allow('Buckets', ['s3:ListBucket', 's3:GetBucketLocation'], data.map(bucketArn)),
    allow(
      'Catalog',
      [
        ...['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions', 'glue:UpdateTable'],
        'glue:GetConnection',
      ],
      ['catalog', `database/${database}`, `table/${database}/*`, `connection/${prefix}-*`].map((resource) =>
        arn(environment, 'glue', resource),
      ),
    ),
    allow(
      'Athena',
      [
        ...['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults'],
        ...['athena:StopQueryExecution', 'athena:GetWorkGroup'],
      ],
      [arn(environment, 'athena', `workgroup/${prefix}-*`)],
    ),
    allow(
      'Logs',
      ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      [
        arn(environment, 'logs', 'log-group:/aws-glue/jobs/*'),
        arn(environment, 'logs', `log-group:/aws/lambda/${prefix}-*`),
      ],
    ),
    allow('Metrics', ['cloudwatch:PutMetricData'], ['*'], {
      StringEquals: { 'cloudwatch:namespace': ['Glue', 'Lakehouse'] },
    }),
    allow('Call', ['lambda:InvokeFunction'], [arn(environment, 'lambda', `function:${prefix}-*`)]),
    allow('Tell', ['sns:Publish'], [arn(environment, 'sns', `${prefix}-*`)]),
    allow('Keep', ['sqs:SendMessage'], [arn(environment, 'sqs', `${prefix}-*`)]),
    allow('Key', ['kms:Decrypt', 'kms:GenerateDataKey'], [arn(environment, 'kms', 'key/*')], {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${prefix}` },
    }),
    allow(
      'SeeNetwork',
      [
        ...['ec2:DescribeVpcEndpoints', 'ec2:DescribeRouteTables', 'ec2:DescribeNetworkInterfaces'],
        ...['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets'],
      ],
      ['*'],
    ),
    allow('SeeVpc', ['ec2:DescribeVpcAttribute'], [arn(environment, 'ec2', 'vpc/*')]),
    allow(
      'Network',
      ['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:CreateTags', 'ec2:DeleteTags'],
      ['network-interface', 'subnet', 'security-group'].map((kind) => arn(environment, 'ec2', `${kind}/*`)),
    ),
  ];
}
