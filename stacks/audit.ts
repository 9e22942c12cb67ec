/** The audit on a schedule: Scheduler, function, dead letters, alarms. A dead function cannot report its own absence. */
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Construct } from 'constructs';
import { AuditAlarms } from './audit/alarms';
import { auditFunction } from './audit/function';
import { auditQueueName, auditTopicName } from './audit/names';
import { SchedulerRole } from './audit/scheduler-role';
import type { Environment } from './environment/environment';
import type { LakeSources } from './sources';
import { accept } from './suppression';

export class Audit extends Construct {
  constructor(scope: Construct, environment: Environment, sources: LakeSources, keyArn: string | null) {
    super(scope, 'audit');
    const { ownerEmail, audit } = environment;
    const topic = new SnsTopic(this, 'topic', {
      name: auditTopicName(environment),
      displayName: `Audit of ${environment.prefix}`,
      ...(keyArn === null ? {} : { kmsMasterKeyId: keyArn }),
    });
    if (keyArn === null)
      accept(topic, 'CKV_AWS_26', 'messages hold counts, no data; alarms cannot publish with the key of SNS');
    new SnsTopicSubscription(this, 'owner', { topicArn: topic.arn, protocol: 'email', endpoint: ownerEmail });
    const letters = new SqsQueue(this, 'dead-letters', {
      name: auditQueueName(environment),
      messageRetentionSeconds: 14 * 24 * 60 * 60,
      ...(keyArn === null ? { sqsManagedSseEnabled: true } : { kmsMasterKeyId: keyArn }),
    });
    const code = auditFunction(this, environment, sources, {
      topicArn: topic.arn,
      lettersArn: letters.arn,
      keyArn,
    });
    new LambdaFunctionEventInvokeConfig(this, 'retries', {
      functionName: code.functionName,
      maximumRetryAttempts: 1,
      maximumEventAgeInSeconds: 3600,
    });
    const role = new SchedulerRole(this, environment);
    const schedule = new SchedulerSchedule(this, 'schedule', {
      name: `${environment.prefix}-audit`,
      description: 'Starts the audit',
      scheduleExpression: audit.schedule,
      scheduleExpressionTimezone: audit.timezone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: code.arn,
        roleArn: role.arn,
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 3600 },
        deadLetterConfig: { arn: letters.arn },
      },
    });
    accept(schedule, 'CKV_AWS_297', 'the schedule holds no data: a time and the name of a function');
    new AuditAlarms(this, environment, topic.arn);
  }
}
