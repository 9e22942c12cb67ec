/**
 * What jobs in private subnets need besides: https://docs.aws.amazon.com/glue/latest/dg/create-service-policy.html,
 * narrowed to our subnets and groups.
 */

import type { Environment } from '../environment/environment';
import type { PrivateJobs } from '../network/private-jobs';
import { arn } from './arns';
import { actions, allow, type Statement } from './policy';
import { tagged } from './tags';

export function privateJobsRights(environment: Environment, jobs: PrivateJobs): readonly Statement[] {
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
