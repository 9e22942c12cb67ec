/** A deploy makes the environment's own key, names it and keeps it. */
import type { Environment } from '../environment/environment';
import { arn, keyAlias } from '../rights/arns';
import { actions, allow, type Statement } from '../rights/policy';
import { requested, tagged, untagged } from '../rights/tags';

/**
 * A tag may take five minutes to count (https://docs.aws.amazon.com/kms/latest/developerguide/tag-authorization.html),
 * and its key cannot be made anew (prevent_destroy). So what the provider does with a key in its first minutes does not
 * wait for the tag: it reads, turns rotation on, names it, and S3 encrypts code with it.
 */
export function keyRights(environment: Environment): readonly Statement[] {
  const keys = [arn(environment, 'kms', 'key/*')];
  const ours = tagged(environment);
  return [
    // A new key has no name yet.
    allow('MakeKey', ['kms:CreateKey'], ['*'], requested(environment)),
    // A key gets its tags with CreateKey, which asks for this on a key that has none yet.
    allow('TagNewKey', ['kms:TagResource'], keys, { ...requested(environment), ...untagged }),
    allow('SeeKeys', see, keys),
    // Neither tag nor name: nobody's, or just made.
    allow('BeginKey', ['kms:EnableKeyRotation', 'kms:CreateAlias'], keys, {
      Null: { ...untagged.Null, 'kms:ResourceAliases': 'true' },
    }),
    // S3 asks on behalf of the deploy, whose rights in S3 decide what is read and written.
    allow('UseNewKey', ['kms:Decrypt', 'kms:GenerateDataKey'], keys, {
      StringEqualsIfExists: ours.StringEquals,
      StringEquals: { 'kms:ViaService': `s3.${environment.region}.amazonaws.com` },
    }),
    allow('KeepKey', keep, keys, ours),
    allow('KeepAlias', actions('kms', 'CreateAlias UpdateAlias DeleteAlias'), [
      arn(environment, 'kms', keyAlias(environment)),
    ]),
    allow('SeeAliases', ['kms:ListAliases'], ['*'], {
      StringEquals: { 'aws:RequestedRegion': environment.region },
    }),
  ];
}

const see = actions('kms', 'DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags');

const keep = actions(
  'kms',
  `PutKeyPolicy UpdateKeyDescription EnableKeyRotation DisableKeyRotation
   TagResource UntagResource ScheduleKeyDeletion
   CreateAlias UpdateAlias DeleteAlias Decrypt GenerateDataKey`,
);
