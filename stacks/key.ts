/** The environment's own encryption key, where it has one. */
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import type { Environment } from './environment/environment';
import { arn, iamArn, keyAlias } from './rights/arns';
import { actions, policyJson } from './rights/policy';

export class Key extends Construct {
  readonly arn: string;

  constructor(scope: Construct, environment: Environment) {
    super(scope, 'key');
    const key = new KmsKey(this, 'key', {
      description: `Data of ${environment.prefix}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: keyPolicy(environment),
      lifecycle: { preventDestroy: environment.protect },
    });
    const alias = new KmsAlias(this, 'alias', { name: keyAlias(environment), targetKeyId: key.keyId });
    // Through the alias, so that nothing is encrypted before it: roles may use the key under this name only.
    this.arn = alias.targetKeyArn;
  }
}

/** IAM decides in this account; alarms and logs use the key by themselves. */
function keyPolicy(environment: Environment): string {
  const use = actions('kms', 'Decrypt GenerateDataKey* Encrypt ReEncrypt* DescribeKey');
  return policyJson([
    {
      Sid: 'Account',
      Effect: 'Allow',
      Principal: { AWS: iamArn(environment, 'root') },
      Action: ['kms:*'],
      Resource: ['*'],
    },
    {
      Sid: 'Alarms',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: use,
      Resource: ['*'],
      Condition: { StringEquals: { 'aws:SourceAccount': environment.account } },
    },
    {
      Sid: 'Logs',
      Effect: 'Allow',
      Principal: { Service: `logs.${environment.region}.amazonaws.com` },
      Action: use,
      Resource: ['*'],
      Condition: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arn(environment, 'logs', 'log-group:*') },
      },
    },
  ]);
}
