/** A deploy makes the environment's own key, names it and keeps it. */
import type { Environment } from '../environment/environment';
import { arn, keyAlias } from '../rights/arns';
import { actions, allow, type Statement } from '../rights/policy';
import { requested, tagged, untagged } from '../rights/tags';

export function keyRights(environment: Environment): readonly Statement[] {
  const keys = [arn(environment, 'kms', 'key/*')];
  return [
    // A new key has no name yet.
    allow('MakeKey', ['kms:CreateKey'], ['*'], requested(environment)),
    // A key gets its tags with CreateKey, which asks for this on a key that has none yet.
    allow('TagNewKey', ['kms:TagResource'], keys, { ...requested(environment), ...untagged }),
    allow('KeepKey', keep, keys, tagged(environment)),
    allow('KeepAlias', actions('kms', 'CreateAlias UpdateAlias DeleteAlias'), [
      arn(environment, 'kms', keyAlias(environment)),
    ]),
    allow('SeeAliases', ['kms:ListAliases'], ['*'], {
      StringEquals: { 'aws:RequestedRegion': environment.region },
    }),
  ];
}

const keep = actions(
  'kms',
  `DescribeKey GetKeyPolicy PutKeyPolicy GetKeyRotationStatus EnableKeyRotation
   ListResourceTags TagResource UntagResource ScheduleKeyDeletion
   CreateAlias UpdateAlias DeleteAlias CreateGrant Decrypt GenerateDataKey`,
);
