/** A synthesised alarm: as CloudWatch takes it, and what the metric that it watches holds. */
import {
  type CloudWatchClient,
  type Datapoint,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import type { Values } from './synthesised-emulator';

/** Metrics that share the namespace and the dimensions of an alarm differ in the name. */
export interface Watched {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
}

export function watchedBy(alarm: Values): Watched {
  return {
    Namespace: String(alarm.namespace),
    MetricName: String(alarm.metric_name),
    Dimensions: Object.entries(alarm.dimensions ?? {}).map(([Name, Value]) => ({
      Name,
      Value: String(Value),
    })),
  };
}

/** What was measured in this hour, summed; undefined where there is no such metric. */
export async function sumOf(cloudwatch: CloudWatchClient, watched: Watched): Promise<Datapoint | undefined> {
  if (!(await isMeasured(cloudwatch, watched))) return undefined;
  const { Datapoints = [] } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      ...watched,
      Dimensions: [...watched.Dimensions],
      StartTime: new Date(Date.now() - 3600_000),
      EndTime: new Date(Date.now() + 60_000),
      Period: 2 * 3600,
      Statistics: ['Sum', 'SampleCount'],
    }),
  );
  return Datapoints[0];
}

/** With exactly these dimensions, as on AWS: MiniStack's statistics take no dimension for any. */
async function isMeasured(
  cloudwatch: CloudWatchClient,
  { Namespace, MetricName, Dimensions }: Watched,
): Promise<boolean> {
  const { Metrics = [] } = await cloudwatch.send(new ListMetricsCommand({ Namespace, MetricName }));
  const text = (dimensions: Watched['Dimensions'] | undefined) =>
    JSON.stringify(dimensions?.map(({ Name, Value }) => `${Name}=${Value}`).sort());
  return Metrics.some((metric) => text(metric.Dimensions as Watched['Dimensions']) === text(Dimensions));
}

export function alarmRequest(alarm: Values): PutMetricAlarmCommandInput {
  const { Dimensions, ...watched } = watchedBy(alarm);
  return {
    ...watched,
    Dimensions: [...Dimensions],
    AlarmName: String(alarm.alarm_name),
    AlarmDescription: String(alarm.alarm_description),
    AlarmActions: alarm.alarm_actions as string[],
    OKActions: alarm.ok_actions as string[],
    Statistic: alarm.statistic as PutMetricAlarmCommandInput['Statistic'],
    ComparisonOperator: alarm.comparison_operator as PutMetricAlarmCommandInput['ComparisonOperator'],
    Threshold: Number(alarm.threshold),
    Period: Number(alarm.period),
    EvaluationPeriods: Number(alarm.evaluation_periods),
    TreatMissingData: String(alarm.treat_missing_data),
    ...(alarm.datapoints_to_alarm === undefined
      ? {}
      : { DatapointsToAlarm: Number(alarm.datapoints_to_alarm) }),
  };
}
