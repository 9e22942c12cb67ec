import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configuration } from '../../stacks/audit-function/configuration';
import type { LakeSources } from '../../stacks/sources';
import { anEnvironment } from './an-environment';
import { lakehouse, lakehouseOf, type Synthesised, sourcesOf } from './synthesised';

let dev: Synthesised;
let sources: LakeSources;
beforeAll(async () => {
  [dev, sources] = [await lakehouse('dev'), await sourcesOf()];
});

describe('audit', () => {
  test('the schedule of the environment starts the function, and a lost call goes to the dead-letter queue', () => {
    const { audit, ...rest } = anEnvironment('dev');
    const planted = { ...audit, schedule: 'rate(5 hours)', timezone: 'Asia/Tokyo' };
    expect(lakehouseOf({ ...rest, audit: planted }, sources).one('aws_scheduler_schedule')).toMatchObject({
      schedule_expression: 'rate(5 hours)',
      schedule_expression_timezone: 'Asia/Tokyo',
      flexible_time_window: { mode: 'OFF' },
      target: {
        arn: expect.stringContaining('aws_lambda_function.audit_function'),
        role_arn: expect.stringContaining('aws_iam_role.audit_scheduler-role'),
        dead_letter_config: { arn: expect.stringContaining('aws_sqs_queue') },
      },
    });
  });

  test('the function is the bundle, with the limits of the environment, one call at a time', () => {
    const { audit, ...rest } = anEnvironment('dev');
    const planted = { ...audit, memoryMegabytes: 1024, timeoutSeconds: 77 };
    const bundled = readFileSync(join(__dirname, 'built/audit-function/index.js'));
    expect(lakehouseOf({ ...rest, audit: planted }, sources).one('aws_lambda_function')).toMatchObject({
      function_name: 'stedi-dev-audit',
      runtime: 'nodejs22.x',
      // dist/audit-function/index.js exports it.
      handler: 'index.handler',
      source_code_hash: createHash('sha256').update(bundled).digest('base64'),
      memory_size: 1024,
      timeout: 77,
      reserved_concurrent_executions: 1,
      role: expect.stringContaining('aws_iam_role.audit_audit-role'),
      dead_letter_config: { target_arn: expect.stringContaining('aws_sqs_queue') },
    });
  });

  test('a call that fails is tried once more, within an hour', () => {
    expect(dev.one('aws_lambda_function_event_invoke_config')).toMatchObject({
      function_name: expect.stringContaining('aws_lambda_function.audit_function'),
      maximum_retry_attempts: 1,
      maximum_event_age_in_seconds: 3600,
    });
  });

  test('its log is kept as long as the environment says', () => {
    const { retention, ...rest } = anEnvironment('dev');
    const stack = lakehouseOf({ ...rest, retention: { ...retention, logs: 90 } }, sources);
    expect(stack.one('aws_cloudwatch_log_group')).toMatchObject({
      name: '/aws/lambda/stedi-dev-audit',
      retention_in_days: 90,
    });
  });

  test('the owner hears the topic by e-mail', () => {
    expect(dev.one('aws_sns_topic_subscription')).toMatchObject({
      topic_arn: expect.stringContaining('aws_sns_topic.audit_topic'),
      protocol: 'email',
      endpoint: 'dev@example.com',
    });
  });

  test('queue, topic and log are encrypted, in prod with the key of the environment', async () => {
    const prod = await lakehouse('prod');
    const ours = expect.stringContaining('aws_kms_alias.key_');
    expect(dev.one('aws_sqs_queue')).toMatchObject({ sqs_managed_sse_enabled: true });
    expect(prod.one('aws_sqs_queue')).toMatchObject({ kms_master_key_id: ours });
    expect(prod.one('aws_sns_topic')).toMatchObject({ kms_master_key_id: ours });
    expect(prod.one('aws_cloudwatch_log_group', { name: '/aws/lambda/stedi-prod-audit' })).toMatchObject({
      kms_key_id: ours,
    });
  });

  test('the function is told everything of its environment, and reads it', () => {
    const { variables } = dev.one('aws_lambda_function').environment as { variables: Record<string, string> };
    expect(variables).toEqual({
      LAKE_ENVIRONMENT: 'dev',
      LAKE_POLICY: 'governed',
      LAKE_DATABASE: 'stedi_dev',
      LAKE_WORKGROUP: 'stedi-dev-auditors',
      LAKE_TABLES: sources.tables.map(({ contract }) => contract.table).join(','),
      LAKE_REPORTS: 's3://stedi-dev-results-111111111111-us-east-1/reports/',
      LAKE_TOPIC: expect.stringContaining('aws_sns_topic.audit_topic'),
      LAKE_NAMESPACE: 'Lakehouse',
      LAKE_MAX_BYTES: String(1024 ** 3),
    });
    expect(configuration(variables)).toEqual({
      environment: 'dev',
      policy: 'governed',
      tables: sources.tables.map(({ contract }) => contract.table),
      reports: { bucket: 'stedi-dev-results-111111111111-us-east-1', prefix: 'reports/' },
      topic: variables.LAKE_TOPIC,
      namespace: 'Lakehouse',
    });
    expect(() => configuration({ ...variables, LAKE_TOPIC: undefined })).toThrow('LAKE_TOPIC');
  });
});
