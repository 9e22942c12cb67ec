/** The group of jobs in private subnets, and the names by which they reach services. */
import type { Environment } from '../environment/environment';
import { jobsGroup } from '../network/group-names';
import { arn } from '../rights/arns';
import { actions, allow, type Statement } from '../rights/policy';
import { requested, tagged } from '../rights/tags';

export const authorize = actions('ec2', 'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress');

/**
 * Only the group that was made under the jobs' name is opened: a tag alone can be put on a stranger's group (`own-vpc.ts`).
 * Rules: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_ec2_securitygroups-vpc.html
 */
export function groupRights(environment: Environment): readonly Statement[] {
  const groups = [arn(environment, 'ec2', 'security-group/*')];
  const rules = [arn(environment, 'ec2', 'security-group-rule/*')];
  const kept = tagged(environment);
  const change = 'ec2:ModifySecurityGroupRules';
  return [
    allow('OpenGroup', [...authorize, change], groups, {
      StringEquals: { ...kept.StringEquals, 'aws:ResourceTag/Name': jobsGroup(environment) },
    }),
    allow('MakeRules', authorize, rules, requested(environment)),
    allow('KeepRules', [change], rules, kept),
    // CreateVpcEndpoint asks for it where the services' own names lead to the endpoint; the zone is AWS's.
    allow('NameEndpoints', ['route53:AssociateVPCWithHostedZone'], ['arn:aws:route53:::hostedzone/*']),
  ];
}
