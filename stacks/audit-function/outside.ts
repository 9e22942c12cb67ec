/** What the audit does to the world: through AWS, or through whatever a test puts in its place. */
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';
import type { Configuration } from './configuration';
import { metrics } from './metrics';
import type { Outcome, Report } from './report';

export interface Outside {
  /** Writes the report below LAKE_REPORTS. */
  store(report: Report, configuration: Configuration): Promise<void>;
  measure(outcome: Outcome, configuration: Configuration): Promise<void>;
  /** Publishes the counts, never a value of a row. */
  tell(report: Report, configuration: Configuration): Promise<void>;
}

/** @param client where and as whom; on AWS the variables of the function say that */
export function onAws(client: Pick<SNSClientConfig, 'endpoint' | 'region' | 'credentials'> = {}): Outside {
  return {
    async store(report, { reports }) {
      const key = `${reports.prefix}${report.environment}/${report.at.slice(0, 10)}/${report.at}.json`;
      const Body = `${JSON.stringify(report, null, 2)}\n`;
      await new S3Client(client).send(
        new PutObjectCommand({ Bucket: reports.bucket, Key: key, Body, ContentType: 'application/json' }),
      );
    },
    async measure(outcome, { namespace, environment }) {
      await new CloudWatchClient(client).send(
        new PutMetricDataCommand({ Namespace: namespace, MetricData: metrics(environment, outcome) }),
      );
    },
    async tell({ environment, outcome }, { topic }) {
      const Subject = `Audit of ${environment}: ${outcome.violations} violations`;
      await new SNSClient(client).send(
        new PublishCommand({ TopicArn: topic, Subject, Message: JSON.stringify(outcome) }),
      );
    },
  };
}
