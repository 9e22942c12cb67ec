/** What EventBridge Scheduler may do: call this one function, and leave a lost call in its queue. */
import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { arn } from '../rights/arns';
import { useKey } from '../rights/data';
import { allow } from '../rights/policy';
import { ServiceRole } from '../rights/service-role';
import { auditFunctionArn, auditQueueArn } from './names';

export class SchedulerRole extends ServiceRole {
  constructor(scope: Construct, environment: Environment) {
    super(scope, 'scheduler-role', environment, {
      name: `${environment.prefix}-scheduler`,
      description: 'Starts the audit',
      service: 'scheduler.amazonaws.com',
      source: {
        StringEquals: {
          'aws:SourceAccount': environment.account,
          'aws:SourceArn': arn(environment, 'scheduler', 'schedule-group/default'),
        },
      },
      policyName: 'scheduler',
      rights: [
        allow('Start', ['lambda:InvokeFunction'], [auditFunctionArn(environment)]),
        allow('KeepLost', ['sqs:SendMessage'], [auditQueueArn(environment)]),
        ...useKey(environment, ['kms:Decrypt', 'kms:GenerateDataKey']),
      ],
    });
  }
}
