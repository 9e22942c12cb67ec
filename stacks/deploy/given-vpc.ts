/** A given VPC has no tag of ours, and its ids are known: a deploy uses these and changes none of them. */
import type { Environment, GivenVpc } from '../environment/environment';
import { arn } from '../rights/arns';
import { actions, allow, type Statement } from '../rights/policy';

/** An endpoint is made in a VPC, on its route tables or in its subnets; a group is made in a VPC. */
export function givenVpcRights(environment: Environment, vpc: GivenVpc): readonly Statement[] {
  const isPrivate = environment.network.jobs === 'private';
  const used = [
    `vpc/${vpc.id}`,
    ...vpc.routeTables.map((id) => `route-table/${id}`),
    ...(isPrivate ? vpc.subnets.map(({ id }) => `subnet/${id}`) : []),
  ];
  return [
    allow(
      'UseVpc',
      actions('ec2', `CreateVpcEndpoint ModifyVpcEndpoint${isPrivate ? ' CreateSecurityGroup' : ''}`),
      used.map((resource) => arn(environment, 'ec2', resource)),
    ),
  ];
}
