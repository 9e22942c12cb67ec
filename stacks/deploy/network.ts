/** A deploy makes a network and keeps what it made. Ids are not known before, so the tag of every resource decides. */
import type { Environment } from '../environment/environment';
import { arn } from '../rights/arns';
import { actions, allow, type Statement } from '../rights/policy';
import { requested, tagged, untagged } from '../rights/tags';

export function networkRights(environment: Environment): readonly Statement[] {
  const everything = [arn(environment, 'ec2', '*/*')];
  const groups = ['security-group/*', 'security-group-rule/*'].map((kind) => arn(environment, 'ec2', kind));
  const made = requested(environment);
  const kept = tagged(environment);
  return [
    // Describing knows no resource.
    allow('SeeNetwork', see, ['*']),
    allow('SeeVpc', ['ec2:DescribeVpcAttribute'], [arn(environment, 'ec2', 'vpc/*')]),
    allow('MakeNetwork', make, everything, made),
    // A tag decides who may delete, so it is given with what is made: it could claim another environment's VPC.
    allow('TagNew', ['ec2:CreateTags'], everything, {
      StringEquals: {
        ...made.StringEquals,
        'ec2:CreateAction': [...make, ...authorize].map((action) => action.replace('ec2:', '')),
      },
    }),
    // AWS makes the VPC's default group, without a tag.
    allow('TagGroups', ['ec2:CreateTags'], groups, { ...made, ...untagged }),
    allow('KeepNetwork', keep, everything, kept),
    // The VPC's default group has no tag when it is closed; closing takes rights away only.
    allow('CloseGroups', actions('ec2', 'RevokeSecurityGroupIngress RevokeSecurityGroupEgress'), groups, {
      StringEqualsIfExists: kept.StringEquals,
    }),
  ];
}

const see = actions(
  'ec2',
  `DescribeVpcs DescribeSubnets DescribeRouteTables DescribeFlowLogs DescribeSecurityGroups
   DescribeSecurityGroupRules DescribeVpcEndpoints DescribePrefixLists DescribeManagedPrefixLists
   DescribeNetworkInterfaces DescribeNetworkAcls DescribeAvailabilityZones DescribeTags`,
);

const make = actions(
  'ec2',
  'CreateVpc CreateSubnet CreateRouteTable CreateSecurityGroup CreateVpcEndpoint CreateFlowLogs',
);

const authorize = actions('ec2', 'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress');

const keep = [
  ...make,
  ...actions(
    'ec2',
    `DeleteVpc ModifyVpcAttribute DeleteSubnet ModifySubnetAttribute
     DeleteRouteTable AssociateRouteTable DisassociateRouteTable DeleteSecurityGroup`,
  ),
  ...authorize,
  ...actions('ec2', 'ModifyVpcEndpoint DeleteVpcEndpoints DeleteFlowLogs CreateTags DeleteTags'),
];
