/** What IAM refuses at the deploy for its length alone: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';

/** In characters, without white space. */
const limits = { managed: 6_144, inline: 10_240, trust: 2_048 };

/** Every policy below `root` that is too long, with its place, its length and what is allowed. */
export function policyProblems(root: IConstruct): readonly string[] {
  const nodes = root.node.findAll();
  return [
    ...nodes
      .filter((node) => node instanceof IamPolicy)
      .flatMap((policy) => tooLong(policy, policy.policyInput, limits.managed)),
    ...nodes
      .filter((node) => node instanceof IamRole)
      .flatMap((role) => [
        ...tooLong(role, role.assumeRolePolicyInput, limits.trust),
        ...tooLong(role, policiesInside(role, nodes), limits.inline),
      ]),
  ];
}

/** They share one limit. */
function policiesInside(role: IamRole, nodes: readonly IConstruct[]): string {
  return nodes
    .filter((node) => node instanceof IamRolePolicy)
    .filter((policy) => policy.roleInput !== undefined && same(role, policy.roleInput, role.id))
    .map(({ policyInput }) => policyInput ?? '')
    .join('');
}

/** Each reading of an id is another token of CDKTF. */
function same(scope: IConstruct, one: string, other: string): boolean {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const [first, second] = [one, other].map((text) => Tokenization.resolve(text, { scope, resolver }));
  return first === second;
}

function tooLong({ node }: IConstruct, text = '', limit: number): readonly string[] {
  const { length } = text.replace(/\s/g, '');
  if (length <= limit) return [];
  return [
    `${node.path}: found a policy of ${length} characters; allowed: ${limit}, by shorter or fewer names`,
  ];
}
