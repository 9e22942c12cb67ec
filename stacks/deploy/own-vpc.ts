/** AWS makes a VPC's default group, open within itself and without a tag. A deploy tags it, then closes it. */
import type { Environment } from '../environment/environment';
import { closedGroup } from '../network/group-names';
import { arn } from '../rights/arns';
import { allow, type Statement } from '../rights/policy';
import { requested, untagged } from '../rights/tags';

/**
 * No condition tells a default group from another untagged one: there is no key for its name, and `ec2:Vpc` wants the
 * VPC's id, which bootstrap cannot know. So a deploy could close an untagged group of the account. It can open none: what
 * it claims bears the name that is closed, and `groups.ts` opens another.
 */
export function ownVpcRights(environment: Environment): readonly Statement[] {
  const groups = [arn(environment, 'ec2', 'security-group/*')];
  return [
    allow('TagDefaultGroup', ['ec2:CreateTags'], groups, {
      StringEquals: {
        ...requested(environment).StringEquals,
        'aws:RequestTag/Name': closedGroup(environment),
      },
      ...untagged,
    }),
  ];
}
