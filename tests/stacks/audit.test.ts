import { configuration } from '../../stacks/audit-function/configuration';
import { audit } from '../../stacks/audit-function/handler';
import type { Outcome, Report } from '../../stacks/audit-function/report';
import { lakehouse, type Synthesised } from './synthesised';

let dev: Synthesised;
beforeAll(async () => {
  dev = await lakehouse('dev');
});

describe('audit', () => {
  test('the scheduler starts one function, and a lost call goes to the dead-letter queue', () => {
    expect(dev.one('aws_scheduler_schedule')).toMatchObject({
      schedule_expression: 'cron(0 6 * * ? *)',
      target: {
        arn: expect.stringContaining('aws_lambda_function'),
        dead_letter_config: { arn: expect.stringContaining('aws_sqs_queue') },
      },
    });
    expect(dev.one('aws_lambda_function')).toMatchObject({
      runtime: 'nodejs22.x',
      reserved_concurrent_executions: 1,
      dead_letter_config: { target_arn: expect.stringContaining('aws_sqs_queue') },
    });
  });

  test('no completed audit in 26 hours is an alarm, and silence counts', () => {
    expect(dev.one('aws_cloudwatch_metric_alarm', { metric_name: 'AuditsCompleted' })).toMatchObject({
      period: 3600,
      evaluation_periods: 26,
      datapoints_to_alarm: 26,
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      treat_missing_data: 'breaching',
      alarm_actions: [expect.stringContaining('aws_sns_topic')],
    });
  });

  test.each(['Violations', 'NotEvaluated', 'ApproximateNumberOfMessagesVisible'])(
    'one of %s is an alarm',
    (name) => {
      expect(dev.one('aws_cloudwatch_metric_alarm', { metric_name: name })).toMatchObject({
        comparison_operator: 'GreaterThanThreshold',
        threshold: 0,
        treat_missing_data: 'notBreaching',
      });
    },
  );

  test('the function gets every variable that it reads', () => {
    const { variables } = dev.one('aws_lambda_function').environment as { variables: Record<string, string> };
    expect(configuration(variables)).toMatchObject({
      reports: { bucket: 'stedi-dev-results-111111111111-us-east-1', prefix: 'reports/' },
      tables: expect.arrayContaining(['customer_landing', 'machine_learning_curated']),
    });
    expect(() => configuration({ ...variables, LAKE_TOPIC: undefined })).toThrow('LAKE_TOPIC');
  });

  test('until Athena can be asked, the function reports every table as not evaluated and no audit as completed', async () => {
    const { variables } = dev.one('aws_lambda_function').environment as { variables: Record<string, string> };
    const calls: string[] = [];
    const stored: Report[] = [];
    const measured: Outcome[] = [];
    const outcome = await audit(configuration(variables), new Date('2026-01-02T03:04:05Z'), {
      store: async (report) => {
        calls.push('store');
        stored.push(report);
      },
      measure: async (each) => {
        calls.push('measure');
        measured.push(each);
      },
      tell: async () => void calls.push('tell'),
    });
    expect(outcome).toEqual({ violations: 0, notEvaluated: 8, bytesScanned: 0, completed: false });
    expect(measured).toEqual([outcome]);
    expect(calls).toEqual(['store', 'measure']);
    expect(stored[0]?.tables.every(({ status }) => status === 'notEvaluated')).toBe(true);
    expect(stored[0]?.tables[0]?.reason).toContain('cannot run checks on Athena yet');
  });
});
