/** What EventBridge Scheduler may do: call this one function, and leave a lost call in its queue. */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { arn, useKey } from '../rights/arns';
import { bounded } from '../rights/boundary';
import { allow, policyJson, trustJson } from '../rights/policy';
import { auditFunctionArn, auditQueueArn } from './names';

export class SchedulerRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, environment: Environment) {
    super(scope, 'scheduler-role');
    const role = new IamRole(this, 'role', {
      name: `${environment.prefix}-scheduler`,
      description: 'Starts the audit',
      ...bounded(environment),
      assumeRolePolicy: trustJson(
        { Service: 'scheduler.amazonaws.com' },
        {
          StringEquals: {
            'aws:SourceAccount': environment.account,
            'aws:SourceArn': arn(environment, 'scheduler', 'schedule-group/default'),
          },
        },
      ),
    });
    new IamRolePolicy(this, 'policy', {
      name: 'scheduler',
      role: role.id,
      policy: policyJson([
        allow('Start', ['lambda:InvokeFunction'], [auditFunctionArn(environment)]),
        allow('KeepLost', ['sqs:SendMessage'], [auditQueueArn(environment)]),
        ...useKey(environment, ['kms:Decrypt', 'kms:GenerateDataKey']),
      ]),
    });
    this.arn = role.arn;
  }
}
