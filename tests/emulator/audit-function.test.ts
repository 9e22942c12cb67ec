/** The audit of the emulator's stack, made on MiniStack, which enforces the role that the stack gives the function. */
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { configuration } from '../../stacks/audit-function/configuration';
import { onAws } from '../../stacks/audit-function/outside';
import { type Outcome, type Report, reportOf } from '../../stacks/audit-function/report';
import { describeOnMinistack, type Emulator, startMinistack } from '../support/ministack';
import { alarmRequest, sumOf, type Watched, watchedBy } from './audit/alarm';
import type { Ended } from './audit/audit-function';
import { credentials, type DeployedAudit, deployAudit, region } from './audit/deployed-audit';
import { received } from './audit/queue';
import { scheduleRequest } from './audit/schedule';
import { type SynthesisedEmulator, synthesiseEmulator, type Values } from './audit/synthesised-emulator';

describeOnMinistack('the audit function, as MiniStack runs it', () => {
  let stack: SynthesisedEmulator | undefined;
  let emulator: Emulator | undefined;
  let deployed: DeployedAudit;
  let s3: S3Client;
  let cloudwatch: CloudWatchClient;
  let first: Ended;

  beforeAll(async () => {
    stack = synthesiseEmulator();
    emulator = await startMinistack({ AUTH: 'true' });
    deployed = await deployAudit(stack, emulator.url);
    s3 = new S3Client({ endpoint: emulator.url, region, credentials, forcePathStyle: true });
    cloudwatch = new CloudWatchClient({ endpoint: emulator.url, region, credentials });
    first = await deployed.audit.call(deployed.audit.name);
  });
  afterAll(async () => {
    await emulator?.stop();
    stack?.remove();
  });

  test('with its role and nothing else it ends well, and says that no audit was completed', () => {
    expect(first).toEqual({
      error: null,
      answer: { violations: 0, notEvaluated: 8, bytesScanned: 0, completed: false },
    });
  });

  test('the report stands below the reports of its environment and day: 8 tables, none evaluated', async () => {
    const [key = '', ...more] = await reports();
    expect(more).toEqual([]);
    const report = await reportAt(key);
    expect(key).toBe(`reports/emulator/${report.at.slice(0, 10)}/${report.at}.json`);
    expect(Math.abs(Date.parse(report.at) - Date.now())).toBeLessThan(60_000);
    expect(report).toMatchObject({ environment: 'emulator', policy: 'governed', outcome: first.answer });
    expect(report.tables.map(({ table }) => table).sort()).toEqual([
      ...['accelerometer_landing', 'accelerometer_trusted', 'customer_landing', 'customer_trusted'],
      ...['customers_curated', 'machine_learning_curated', 'step_trainer_landing', 'step_trainer_trusted'],
    ]);
    for (const { status, reason } of report.tables)
      expect([status, reason]).toEqual([
        'notEvaluated',
        expect.stringContaining('cannot run checks on Athena'),
      ]);
  });

  test('nothing is violated, so nobody is told', async () => {
    expect(await received(deployed.send, deployed.told)).toEqual([]);
  });

  test.each([
    ['Violations', 0],
    ['NotEvaluated', 8],
    ['AuditsCompleted', 0],
  ])('the alarm on %s watches what the function measures: %i', async (name, sum) => {
    const measured = await sumOf(cloudwatch, watchedBy(alarmOn(name)));
    expect(measured).toMatchObject({ Sum: sum, SampleCount: 1, Unit: 'Count' });
  });

  test('every alarm of the namespace of the function watches one of its metrics', async () => {
    const own = deployed.alarms.filter(
      ({ namespace }) => namespace === deployed.audit.variables.LAKE_NAMESPACE,
    );
    expect(own).toHaveLength(3);
    for (const alarm of own) expect(await sumOf(cloudwatch, watchedBy(alarm))).toBeDefined();
  });

  test('the bytes that it scanned are measured in bytes', async () => {
    const bytes = { ...watchedBy(alarmOn('Violations')), MetricName: 'BytesScanned' };
    expect(await sumOf(cloudwatch, bytes)).toMatchObject({ Sum: 0, Unit: 'Bytes' });
  });

  test.each<readonly [string, Partial<Watched>]>([
    ['name', { MetricName: 'Violation' }],
    ['namespace', { Namespace: 'Lake' }],
    ['dimension', { Dimensions: [{ Name: 'Env', Value: 'emulator' }] }],
    ["dimension's value", { Dimensions: [{ Name: 'Environment', Value: 'dev' }] }],
    ['missing dimension', { Dimensions: [] }],
  ])('an alarm on another %s would watch nothing', async (_, other) => {
    expect(await sumOf(cloudwatch, { ...watchedBy(alarmOn('Violations')), ...other })).toBeUndefined();
  });

  test('Scheduler starts it: the schedule of the stack, due at once', async () => {
    const before = await reports();
    await deployed.send(scheduleRequest(deployed.schedule, 'at(2020-01-01T00:00:00)'));
    // MiniStack looks every 10 seconds for what is due.
    expect(await eventually(async () => (await reports()).length > before.length, 25_000)).toBe(true);
  });

  describe('where it cannot write its report', () => {
    const variables = { LAKE_REPORTS: 's3://no-such-bucket/reports/', LAKE_ENVIRONMENT: 'lost' };
    const measuredThere = (alarm: Values): Watched => ({
      ...watchedBy(alarm),
      Dimensions: [{ Name: 'Environment', Value: 'lost' }],
    });

    beforeAll(async () => void (await deployed.audit.make('lost', variables)));

    test('the call fails, and neither a completed audit nor anything else is measured', async () => {
      expect(await deployed.audit.call('lost')).toMatchObject({
        error: 'Unhandled',
        answer: { errorMessage: expect.stringContaining('bucket does not exist') },
      });
      for (const name of ['AuditsCompleted', 'Violations', 'NotEvaluated'])
        expect(await sumOf(cloudwatch, measuredThere(alarmOn(name)))).toBeUndefined();
    });

    test('a call that nobody waits for ends in the queue of lost calls, once', async () => {
      await deployed.audit.callAndLeave('lost');
      const kept: string[] = [];
      await eventually(
        async () => kept.push(...(await received(deployed.send, deployed.deadLetters))) > 0,
        20_000,
      );
      expect(kept).toHaveLength(1);
    });
  });

  test('its role writes no report outside of the folder of reports', async () => {
    await deployed.audit.make('elsewhere', { LAKE_REPORTS: `s3://${deployed.bucket}/athena/` });
    expect(await deployed.audit.call('elsewhere')).toMatchObject({
      error: 'Unhandled',
      answer: { errorMessage: expect.stringContaining('not authorized to perform: s3:PutObject') },
    });
  });

  test('a violation is told to who hears the topic: counts, and nothing of a row', async () => {
    await received(deployed.send, deployed.told);
    const settings = configuration(deployed.audit.variables);
    const { answer } = first as { readonly answer: Outcome };
    const report = { ...reportOf(settings, new Date()), outcome: { ...answer, violations: 2 } };
    await onAws({ endpoint: emulator?.url ?? '', region, credentials }).tell(report, settings);
    const [notice = '', ...more] = await received(deployed.send, deployed.told);
    expect(more).toEqual([]);
    expect(JSON.parse(notice)).toMatchObject({
      Subject: 'Audit of emulator: 2 violations',
      Message: JSON.stringify(report.outcome),
    });
  });

  describe('its alarms', () => {
    beforeAll(async () => {
      for (const alarm of deployed.alarms)
        await cloudwatch.send(new PutMetricAlarmCommand(alarmRequest(alarm)));
    });

    test('CloudWatch keeps every value that the stack gives them', async () => {
      const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({}));
      const byName = new Map(MetricAlarms.map((alarm) => [alarm.AlarmName, alarm]));
      expect(byName.size).toBe(4);
      for (const alarm of deployed.alarms)
        expect(byName.get(String(alarm.alarm_name))).toMatchObject(alarmRequest(alarm));
    });

    test('as long as nothing is evaluated two ring: not evaluated, and no audit', async () => {
      const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }));
      expect(MetricAlarms.map(({ MetricName }) => MetricName).sort()).toEqual([
        'AuditsCompleted',
        'NotEvaluated',
      ]);
      expect(await tellingAlarms()).toEqual(
        expect.arrayContaining(['stedi-emulator-audit-no-audit', 'stedi-emulator-audit-not-evaluated']),
      );
    });

    test.each(['Violations', 'ApproximateNumberOfMessagesVisible'])(
      'one of %s reaches who hears the topic',
      async (name) => {
        await tellingAlarms();
        const AlarmName = String(alarmOn(name).alarm_name);
        await cloudwatch.send(
          new SetAlarmStateCommand({ AlarmName, StateValue: 'ALARM', StateReason: 'planted' }),
        );
        expect(await tellingAlarms()).toEqual([AlarmName]);
      },
    );
  });

  async function reports(): Promise<readonly string[]> {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: deployed.bucket }));
    return Contents.map(({ Key = '' }) => Key);
  }

  async function reportAt(Key: string): Promise<Report> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: deployed.bucket, Key }));
    return JSON.parse((await Body?.transformToString()) ?? '');
  }

  function alarmOn(metric: string): Values {
    const found = deployed.alarms.find(({ metric_name }) => metric_name === metric);
    if (found === undefined) throw new Error(`no alarm on ${metric}`);
    return found;
  }

  /** The alarms that rang since this was last asked. */
  async function tellingAlarms(): Promise<readonly string[]> {
    const notices = (await received(deployed.send, deployed.told)).map((text) =>
      JSON.parse(JSON.parse(text).Message),
    );
    return notices.filter(({ NewStateValue }) => NewStateValue === 'ALARM').map(({ AlarmName }) => AlarmName);
  }
});

/** Whether it came true before the time was over. */
async function eventually(isSo: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    if (await isSo()) return true;
    await new Promise((done) => setTimeout(done, 250));
  }
  return false;
}
