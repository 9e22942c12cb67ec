import { lakehouse, type Synthesised, type Values } from './synthesised';

let dev: Synthesised;
beforeAll(async () => {
  dev = await lakehouse('dev');
});

describe('the alarms of the audit', () => {
  const ours = { namespace: 'Lakehouse', dimensions: { Environment: 'dev' }, statistic: 'Sum' };
  const one = {
    comparison_operator: 'GreaterThanThreshold',
    threshold: 0,
    period: 3600,
    evaluation_periods: 1,
    treat_missing_data: 'notBreaching',
  };
  const alarms: readonly (readonly [string, string, Values])[] = [
    ['a violation', 'Violations', { ...ours, ...one }],
    ['a check that did not run', 'NotEvaluated', { ...ours, ...one }],
    [
      'a lost call',
      'ApproximateNumberOfMessagesVisible',
      {
        ...one,
        namespace: 'AWS/SQS',
        dimensions: { QueueName: 'stedi-dev-audit-dead-letters' },
        statistic: 'Maximum',
      },
    ],
    [
      // Silence counts: a dead function cannot report its own absence.
      'no completed audit in 26 periods of an hour',
      'AuditsCompleted',
      {
        ...ours,
        comparison_operator: 'LessThanThreshold',
        threshold: 1,
        period: 3600,
        evaluation_periods: 26,
        datapoints_to_alarm: 26,
        treat_missing_data: 'breaching',
      },
    ],
  ];

  test.each(alarms)('%s is one', (_, metric, values) => {
    expect(dev.one('aws_cloudwatch_metric_alarm', { metric_name: metric })).toMatchObject(values);
  });

  test('each tells the topic when it begins and when it is over, and there is no other', () => {
    const found = dev.all('aws_cloudwatch_metric_alarm');
    expect(found.map(({ metric_name }) => metric_name).sort()).toEqual(
      alarms.map(([, metric]) => metric).sort(),
    );
    const topic = [expect.stringContaining('aws_sns_topic.audit_topic')];
    for (const alarm of found) expect(alarm).toMatchObject({ alarm_actions: topic, ok_actions: topic });
  });

  test('the queue that is watched is the queue of the lost calls', () => {
    expect(dev.one('aws_sqs_queue').name).toBe('stedi-dev-audit-dead-letters');
  });
});
