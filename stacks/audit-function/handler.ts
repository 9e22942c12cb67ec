/** The audit function. The engine for Athena does not exist yet, so it reports every table as not evaluated. */
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { type Configuration, configuration } from './configuration';
import { type Outcome, type Report, reportOf } from './report';

/** What the audit does to the world. */
export interface Outside {
  /** Writes the report below LAKE_REPORTS. */
  store(report: Report, configuration: Configuration): Promise<void>;
  measure(outcome: Outcome, configuration: Configuration): Promise<void>;
  tell(report: Report, configuration: Configuration): Promise<void>;
}

/** @throws Error naming a variable that is missing: the call then ends in the dead-letter queue */
export async function handler(_event: unknown): Promise<Outcome> {
  return audit(configuration(process.env), new Date(), onAws());
}

export async function audit(settings: Configuration, now: Date, outside: Outside): Promise<Outcome> {
  const report = reportOf(settings, now);
  await outside.store(report, settings);
  // Measured last but one: a report that was not written is no completed audit.
  await outside.measure(report.outcome, settings);
  if (report.outcome.violations > 0) await outside.tell(report, settings);
  return report.outcome;
}

function onAws(): Outside {
  return {
    async store(report, { reports }) {
      const key = `${reports.prefix}${report.environment}/${report.at.slice(0, 10)}/${report.at}.json`;
      const Body = `${JSON.stringify(report, null, 2)}\n`;
      await new S3Client({}).send(
        new PutObjectCommand({ Bucket: reports.bucket, Key: key, Body, ContentType: 'application/json' }),
      );
    },
    async measure(outcome, { namespace, environment }) {
      const Dimensions = [{ Name: 'Environment', Value: environment }];
      const data: readonly (readonly [string, number, 'Count' | 'Bytes'])[] = [
        ['Violations', outcome.violations, 'Count'],
        ['NotEvaluated', outcome.notEvaluated, 'Count'],
        ['BytesScanned', outcome.bytesScanned, 'Bytes'],
        ['AuditsCompleted', outcome.completed ? 1 : 0, 'Count'],
      ];
      await new CloudWatchClient({}).send(
        new PutMetricDataCommand({
          Namespace: namespace,
          MetricData: data.map(([MetricName, Value, Unit]) => ({ MetricName, Value, Unit, Dimensions })),
        }),
      );
    },
    async tell({ environment, outcome }, { topic }) {
      const Subject = `Audit of ${environment}: ${outcome.violations} violations`;
      await new SNSClient({}).send(
        new PublishCommand({ TopicArn: topic, Subject, Message: JSON.stringify(outcome) }),
      );
    },
  };
}
