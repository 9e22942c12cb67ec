/** An outcome as CloudWatch gets it: `audit/alarms.ts` watches these names. Pure. */
import type { MetricDatum } from '@aws-sdk/client-cloudwatch';
import type { Outcome } from './report';

export function metrics(environment: string, outcome: Outcome): MetricDatum[] {
  const data: readonly (readonly [string, number, 'Count' | 'Bytes'])[] = [
    ['Violations', outcome.violations, 'Count'],
    ['NotEvaluated', outcome.notEvaluated, 'Count'],
    ['BytesScanned', outcome.bytesScanned, 'Bytes'],
    ['AuditsCompleted', outcome.completed ? 1 : 0, 'Count'],
  ];
  const Dimensions = [{ Name: 'Environment', Value: environment }];
  return data.map(([MetricName, Value, Unit]) => ({ MetricName, Value, Unit, Dimensions }));
}
