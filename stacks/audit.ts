/** The audit on a schedule: Scheduler, function, dead letters, alarms. A dead function cannot report its own absence. */
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';
import { AuditAlarms } from './audit/alarms';
import { FunctionRole } from './audit/function-role';
import { auditFunctionName, auditQueueName, auditTopicName, metricNamespace } from './audit/names';
import { SchedulerRole } from './audit/scheduler-role';
import type { Environment } from './environment/environment';
import { auditorsWorkgroup } from './queries';
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
    const code = this.lambda(environment, sources, letters, topic, keyArn);
    new LambdaFunctionEventInvokeConfig(this, 'retries', {
      functionName: code.functionName,
      maximumRetryAttempts: 1,
      maximumEventAgeInSeconds: 3600,
    });
    const schedule = new SchedulerSchedule(this, 'schedule', {
      name: `${environment.prefix}-audit`,
      description: 'Starts the audit',
      scheduleExpression: audit.schedule,
      scheduleExpressionTimezone: audit.timezone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: code.arn,
        roleArn: new SchedulerRole(this, environment).arn,
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 3600 },
        deadLetterConfig: { arn: letters.arn },
      },
    });
    accept(schedule, 'CKV_AWS_297', 'the schedule holds no data: a time and the name of a function');
    new AuditAlarms(this, environment, topic.arn);
  }

  private lambda(
    environment: Environment,
    { auditFunction, tables }: LakeSources,
    letters: SqsQueue,
    topic: SnsTopic,
    keyArn: string | null,
  ): LambdaFunction {
    const { audit, buckets, prefixes } = environment;
    const name = auditFunctionName(environment);
    const logs = new CloudwatchLogGroup(this, 'logs', {
      name: `/aws/lambda/${name}`,
      retentionInDays: environment.retention.logs,
      ...(keyArn === null ? {} : { kmsKeyId: keyArn }),
    });
    if (keyArn === null) accept(logs, 'CKV_AWS_158', 'CloudWatch encrypts them; they hold counts, no data');
    if (environment.retention.logs < 365)
      accept(
        logs,
        'CKV_AWS_338',
        'the reports are the record, and stay; logs of this environment are for debugging',
      );
    const code = new TerraformAsset(this, 'code', {
      path: auditFunction.folder,
      type: AssetType.ARCHIVE,
      // Of the bundle: the archive holds times, which would change it on every synth.
      assetHash: Buffer.from(auditFunction.hash, 'base64').toString('hex').slice(0, 32),
    });
    const lambda = new LambdaFunction(this, 'function', {
      functionName: name,
      description: 'Checks every contract against Athena',
      role: new FunctionRole(this, environment, tables).arn,
      runtime: 'nodejs22.x',
      architectures: ['arm64'],
      handler: 'index.handler',
      filename: code.path,
      sourceCodeHash: auditFunction.hash,
      memorySize: audit.memoryMegabytes,
      timeout: audit.timeoutSeconds,
      // Two audits at once would pay twice and alarm twice.
      reservedConcurrentExecutions: 1,
      tracingConfig: { mode: 'PassThrough' },
      deadLetterConfig: { targetArn: letters.arn },
      environment: {
        variables: {
          LAKE_ENVIRONMENT: environment.name,
          LAKE_POLICY: environment.policy,
          LAKE_DATABASE: environment.database,
          LAKE_WORKGROUP: auditorsWorkgroup(environment),
          LAKE_TABLES: tables.map(({ contract }) => contract.table).join(','),
          LAKE_REPORTS: `s3://${buckets.results}/${prefixes.reports}`,
          LAKE_TOPIC: topic.arn,
          LAKE_NAMESPACE: metricNamespace,
          LAKE_MAX_BYTES: String(audit.maxBytes),
        },
      },
      dependsOn: [logs],
    });
    accept(lambda, 'CKV_AWS_117', 'it calls AWS services only, and opens nothing to a network');
    accept(lambda, 'CKV_AWS_173', 'its variables are names of resources, no secret');
    accept(lambda, 'CKV_AWS_272', 'the deploy role is the only one that may change the code');
    return lambda;
  }
}
