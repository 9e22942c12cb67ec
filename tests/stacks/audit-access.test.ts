import { configuration } from '../../stacks/audit-function/configuration';
import { audit } from '../../stacks/audit-function/handler';
import type { Outcome, Report } from '../../stacks/audit-function/report';
import { bootstrap, lakehouse, type Synthesised, type Values } from './synthesised';

let dev: Synthesised;
beforeAll(async () => {
  dev = await lakehouse('dev');
});

describe('queries', () => {
  test('both workgroups enforce an encrypted folder of their own, a cut-off and engine version 3', () => {
    const groups = dev.all('aws_athena_workgroup');
    expect(groups.map(({ name }) => name).sort()).toEqual(['stedi-dev-auditors', 'stedi-dev-scientists']);
    for (const { configuration: settings } of groups)
      expect(settings).toMatchObject({
        enforce_workgroup_configuration: true,
        bytes_scanned_cutoff_per_query: 1024 ** 3,
        engine_version: { selected_engine_version: 'Athena engine version 3' },
        result_configuration: { encryption_configuration: { encryption_option: 'SSE_S3' } },
      });
    expect(
      new Set(groups.map((group) => JSON.stringify(group).match(/"output_location":"([^"]+)"/)?.[1])).size,
    ).toBe(2);
  });

  test('the questions of sql/inspect are named queries, described by their first comment', () => {
    const queries = dev.all('aws_athena_named_query');
    expect(queries.length).toBeGreaterThanOrEqual(4);
    for (const { description, database } of queries) {
      expect(String(description).length).toBeGreaterThan(20);
      expect(database).toBe('stedi_dev');
    }
  });
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

describe('access', () => {
  test('no policy has `*` as an action, and `*` as a resource only where AWS knows no other', async () => {
    const account = await bootstrap();
    const prod = await lakehouse('prod');
    const narrowest =
      /^(ec2:Describe|cloudwatch:PutMetricData|kms:(CreateKey|ListAliases)|logs:(DescribeLogGroups|CreateLogDelivery|DeleteLogDelivery))/;
    const statements = [dev, prod, account].flatMap((stack) =>
      [...stack.all('aws_iam_role_policy'), ...stack.all('aws_iam_policy')].flatMap(
        ({ policy }) => JSON.parse(String(policy)).Statement,
      ),
    );
    expect(statements.length).toBeGreaterThan(50);
    for (const { Action, Resource } of statements) {
      for (const action of Action) expect(action).toMatch(/^[a-z0-9]+:[A-Z][A-Za-z]+\*?$/);
      if (Resource.includes('*')) for (const action of Action) expect(action).toMatch(narrowest);
    }
  });

  test('every role stays inside the boundary that bootstrap makes', async () => {
    const account = await bootstrap();
    expect(account.all('aws_iam_policy').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['stedi-boundary-dev', 'stedi-boundary-prod']),
    );
    expect(dev.all('aws_iam_role')).toHaveLength(5);
    for (const { permissions_boundary } of dev.all('aws_iam_role'))
      expect(permissions_boundary).toBe('arn:aws:iam::111111111111:policy/stedi-boundary-dev');
  });

  test('jobs of this account only may assume the Glue role', () => {
    const { assume_role_policy } = dev.one('aws_iam_role', { name: 'stedi-dev-jobs' });
    expect(JSON.parse(String(assume_role_policy)).Statement[0]).toMatchObject({
      Principal: { Service: 'glue.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111111111111' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:glue:us-east-1:111111111111:job/stedi-dev-*' },
      },
    });
  });
});

describe('bootstrap', () => {
  test('keeps state in a private bucket; every other stack locks its own key in it', async () => {
    expect((await bootstrap()).one('aws_s3_bucket')).toMatchObject({ lifecycle: { prevent_destroy: true } });
    const backend = (stack: Synthesised) => (stack.json.terraform as Values).backend;
    expect(backend(dev)).toMatchObject({
      s3: { key: 'dev/terraform.tfstate', use_lockfile: true, encrypt: true },
    });
    expect(backend(await lakehouse('emulator'))).toHaveProperty('local');
  });

  test('GitHub deploys an environment from this repository and that GitHub environment only', async () => {
    const roles = (await bootstrap()).all('aws_iam_role');
    expect(roles.map(({ name }) => name).sort()).toEqual(
      ['dev', 'prod'].flatMap((name) => [`stedi-audit-${name}`, `stedi-deploy-${name}`]).sort(),
    );
    for (const { name, assume_role_policy } of roles)
      expect(JSON.parse(String(assume_role_policy)).Statement[0].Condition.StringEquals).toEqual({
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': `repo:stedi/lakehouse:environment:${String(name).split('-').pop()}`,
      });
  });
});
