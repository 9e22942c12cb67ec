/** What wakes the owner: a violation, a check that did not run, a lost call, and a day without a completed audit. */
import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { auditQueueName, metricNamespace } from './names';

const hour = 3600;

export class AuditAlarms extends Construct {
  constructor(scope: Construct, environment: Environment, topic: string) {
    super(scope, 'alarms');
    const own = { namespace: metricNamespace, dimensions: { Environment: environment.name } };
    const any = {
      statistic: 'Sum',
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      period: hour,
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
    };
    const alarms: Readonly<Record<string, Omit<CloudwatchMetricAlarmConfig, 'alarmName'>>> = {
      violations: {
        ...own,
        ...any,
        metricName: 'Violations',
        alarmDescription: 'A contract is violated by an error. The report in the results bucket says which.',
      },
      'not-evaluated': {
        ...own,
        ...any,
        metricName: 'NotEvaluated',
        alarmDescription: 'Checks did not run, so they prove nothing. The report says why.',
      },
      'dead-letters': {
        ...any,
        namespace: 'AWS/SQS',
        dimensions: { QueueName: auditQueueName(environment) },
        metricName: 'ApproximateNumberOfMessagesVisible',
        statistic: 'Maximum',
        alarmDescription: 'A call of the audit was lost. The message in the queue says which.',
      },
      // Periods times their length may be a day and more only when a period is an hour or longer.
      'no-audit': {
        ...own,
        metricName: 'AuditsCompleted',
        statistic: 'Sum',
        comparisonOperator: 'LessThanThreshold',
        threshold: 1,
        period: hour,
        evaluationPeriods: 26,
        datapointsToAlarm: 26,
        treatMissingData: 'breaching',
        alarmDescription: 'No audit was completed in 26 hours.',
      },
    };
    for (const [name, alarm] of Object.entries(alarms))
      new CloudwatchMetricAlarm(this, name, {
        ...alarm,
        alarmName: `${environment.prefix}-audit-${name}`,
        alarmActions: [topic],
        okActions: [topic],
      });
  }
}
