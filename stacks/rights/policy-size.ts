/** What IAM refuses at the deploy for its length alone: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { IConstruct } from 'constructs';

/** In characters, without white space. */
const limits = { managed: 6_144, inline: 10_240, trust: 2_048 };

/**
 * Every policy below `root` that is too long, with its place, its length and what is allowed. IAM sums the inline policies
 * of a role; ours have one each, which a test holds.
 */
export function policyProblems(root: IConstruct): readonly string[] {
  return root.node.findAll().flatMap((node) => {
    if (node instanceof IamPolicy) return tooLong(node, node.policyInput, limits.managed);
    if (node instanceof IamRolePolicy) return tooLong(node, node.policyInput, limits.inline);
    if (node instanceof IamRole) return tooLong(node, node.assumeRolePolicyInput, limits.trust);
    return [];
  });
}

function tooLong({ node }: IConstruct, text = '', limit: number): readonly string[] {
  const { length } = text.replace(/\s/g, '');
  if (length <= limit) return [];
  return [
    `${node.path}: found a policy of ${length} characters; allowed: ${limit}, by shorter or fewer names`,
  ];
}
