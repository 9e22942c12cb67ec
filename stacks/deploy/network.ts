/**
 * A deploy makes a network and keeps what it made. Ids are not known before, so the tag of every resource decides. It may
 * what the environment's kind of network needs: another kind needs bootstrap first.
 */
import type { Environment } from '../environment/environment';
import { jobsGroup } from '../network/group-names';
import { arn } from '../rights/arns';
import { actions, allow, type Statement } from '../rights/policy';
import { requested, tagged } from '../rights/tags';
import { givenVpcRights } from './given-vpc';
import { authorize, groupRights } from './groups';
import { ownVpcRights } from './own-vpc';

export function networkRights(environment: Environment): readonly Statement[] {
  const { jobs, vpc } = environment.network;
  const everything = [arn(environment, 'ec2', '*/*')];
  const made = requested(environment);
  const kept = tagged(environment);
  const isOwn = vpc.kind === 'own';
  const isPrivate = jobs === 'private';
  const make = [...(isOwn ? makeOwn : []), ...(isPrivate ? makePrivate : []), ...makeEndpoint];
  const keep = [
    ...make,
    ...(isOwn ? keepOwn : []),
    ...(isPrivate ? deleteGroup : []),
    ...(isOwn || isPrivate ? closeGroups : []),
    ...keepEndpoint,
  ];
  return [
    // Describing knows no resource.
    allow('SeeNetwork', see, ['*']),
    allow('SeeVpc', ['ec2:DescribeVpcAttribute'], [arn(environment, 'ec2', 'vpc/*')]),
    allow('MakeNetwork', make, everything, made),
    // A tag decides who may delete, so it is given with what is made: it could claim another environment's VPC.
    allow('TagNew', ['ec2:CreateTags'], everything, {
      StringEquals: {
        ...made.StringEquals,
        'ec2:CreateAction': [...make, ...(isPrivate ? authorize : [])].map((each) =>
          each.replace('ec2:', ''),
        ),
      },
    }),
    allow('KeepNetwork', keep, everything, kept),
    // No group becomes the jobs' by a new name: see `groups.ts`.
    allow('Retag', ['ec2:CreateTags'], everything, {
      ...kept,
      StringNotEquals: { 'aws:RequestTag/Name': jobsGroup(environment) },
    }),
    ...(vpc.kind === 'given' ? givenVpcRights(environment, vpc) : ownVpcRights(environment)),
    ...(isPrivate ? groupRights(environment) : []),
  ];
}

const see = actions(
  'ec2',
  `DescribeVpcs DescribeSubnets DescribeRouteTables DescribeFlowLogs DescribeSecurityGroups
   DescribeSecurityGroupRules DescribeVpcEndpoints DescribePrefixLists DescribeManagedPrefixLists
   DescribeNetworkInterfaces DescribeNetworkAcls DescribeAvailabilityZones DescribeTags`,
);

const makeOwn = actions('ec2', 'CreateVpc CreateSubnet CreateRouteTable CreateFlowLogs');
const makePrivate = ['ec2:CreateSecurityGroup'];
const makeEndpoint = ['ec2:CreateVpcEndpoint'];

const keepOwn = actions(
  'ec2',
  `DeleteVpc ModifyVpcAttribute DeleteSubnet ModifySubnetAttribute
   DeleteRouteTable AssociateRouteTable DisassociateRouteTable DeleteFlowLogs`,
);

const keepEndpoint = actions('ec2', 'ModifyVpcEndpoint DeleteVpcEndpoints DeleteTags');

/** Closing takes rights away only, of a default group too. */
const closeGroups = actions('ec2', 'RevokeSecurityGroupIngress RevokeSecurityGroupEgress');
const deleteGroup = ['ec2:DeleteSecurityGroup'];
