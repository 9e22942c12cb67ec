/**
 * The most that any role of an environment can ever do, whatever a deploy writes into it. It names its actions itself: a
 * boundary that is made of what it bounds would bound nothing.
 */

import { metricNamespace } from '../audit/names';
import { type Environment, isOnAws } from '../environment/environment';
import { arn, bucketArn, iamArn, keyAlias, objectsArn } from './arns';
import { actions, allow, type Statement } from './policy';

/** Made by bootstrap, so that no deploy can change it. */
export const boundaryName = ({ lake, name }: Environment): string => `${lake}-boundary-${name}`;

export const boundaryArn = (environment: Environment): string =>
  iamArn(environment, `policy/${boundaryName(environment)}`);

/** What every role of an environment states; an emulator has no bootstrap. */
export function bounded(environment: Environment): { readonly permissionsBoundary?: string } {
  return isOnAws(environment) ? { permissionsBoundary: boundaryArn(environment) } : {};
}

export function boundary(environment: Environment): readonly Statement[] {
  const { buckets, database, prefix } = environment;
  const data = [buckets.lake, buckets.results];
  const objects = data.map((name) => objectsArn(name));
  return [
    allow('Objects', actions('s3', 'GetObject PutObject DeleteObject AbortMultipartUpload'), objects),
    allow('Parts', ['s3:ListMultipartUploadParts'], objects),
    allow('Buckets', ['s3:ListBucket', 's3:GetBucketLocation'], data.map(bucketArn)),
    allow(
      'Catalog',
      actions('glue', 'GetDatabase GetTable GetTables GetPartitions UpdateTable GetConnection'),
      ['catalog', `database/${database}`, `table/${database}/*`, `connection/${prefix}-*`].map((resource) =>
        arn(environment, 'glue', resource),
      ),
    ),
    allow('Default', ['glue:GetDatabase'], [arn(environment, 'glue', 'database/default')]),
    allow(
      'Athena',
      actions(
        'athena',
        'StartQueryExecution GetQueryExecution GetQueryResults StopQueryExecution GetWorkGroup',
      ),
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
    // AWS knows no resource for a metric: `*` is all that it takes, and the namespace narrows it.
    allow('Metrics', ['cloudwatch:PutMetricData'], ['*'], {
      StringEquals: { 'cloudwatch:namespace': ['Glue', metricNamespace] },
    }),
    allow('Call', ['lambda:InvokeFunction'], [arn(environment, 'lambda', `function:${prefix}-*`)]),
    allow('Tell', ['sns:Publish'], [arn(environment, 'sns', `${prefix}-*`)]),
    allow('Keep', ['sqs:SendMessage'], [arn(environment, 'sqs', `${prefix}-*`)]),
    allow('Key', ['kms:Decrypt', 'kms:GenerateDataKey'], [arn(environment, 'kms', 'key/*')], {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': keyAlias(environment) },
    }),
    // AWS knows no resource for these either; they list a network and change nothing.
    allow(
      'SeeNetwork',
      actions(
        'ec2',
        `DescribeVpcEndpoints DescribeRouteTables DescribeNetworkInterfaces
         DescribeSecurityGroups DescribeSubnets`,
      ),
      ['*'],
    ),
    allow('SeeVpc', ['ec2:DescribeVpcAttribute'], [arn(environment, 'ec2', 'vpc/*')]),
    allow(
      'Network',
      actions('ec2', 'CreateNetworkInterface DeleteNetworkInterface CreateTags DeleteTags'),
      ['network-interface', 'subnet', 'security-group'].map((kind) => arn(environment, 'ec2', `${kind}/*`)),
    ),
  ];
}
