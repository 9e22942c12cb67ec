import type { Configuration } from '../../stacks/audit-function/configuration';
import { audit, handOver } from '../../stacks/audit-function/handler';
import { metrics } from '../../stacks/audit-function/metrics';
import type { Outside } from '../../stacks/audit-function/outside';
import { type Outcome, type Report, reportOf } from '../../stacks/audit-function/report';

const settings: Configuration = {
  environment: 'dev',
  policy: 'governed',
  tables: ['readings'],
  reports: { bucket: 'results', prefix: 'reports/' },
  topic: 'arn:aws:sns:us-east-1:111111111111:audit',
  namespace: 'Lakehouse',
};

describe('a report is handed over', () => {
  test.each([1, 2])(
    'with %i violations: stored, then measured, and only then is somebody told',
    async (violations) => {
      const { calls, outside } = recorded();
      const report = reportWith(violations);
      expect(await handOver(report, settings, outside)).toBe(report.outcome);
      expect(calls).toEqual([
        ['store', report],
        ['measure', report.outcome],
        ['tell', report],
      ]);
    },
  );

  test('without one: stored and measured, and nobody is told', async () => {
    const { calls, outside } = recorded();
    await handOver(reportWith(0), settings, outside);
    expect(calls.map(([name]) => name)).toEqual(['store', 'measure']);
  });

  test.each([
    ['store', ['store']],
    ['measure', ['store', 'measure']],
    ['tell', ['store', 'measure', 'tell']],
  ] as const)('where %s fails the call fails, and nothing follows', async (failing, reached) => {
    const { calls, outside } = recorded(failing);
    await expect(handOver(reportWith(1), settings, outside)).rejects.toThrow(`no ${failing}`);
    expect(calls.map(([name]) => name)).toEqual(reached);
  });
});

test('until Athena can be asked, every table is reported as not evaluated and no audit as completed', async () => {
  const { calls, outside } = recorded();
  const outcome = await audit(settings, new Date('2026-01-02T03:04:05Z'), outside);
  expect(outcome).toEqual({ violations: 0, notEvaluated: 1, bytesScanned: 0, completed: false });
  const reason = 'This version cannot run checks on Athena yet.';
  const tables = [{ table: 'readings', status: 'notEvaluated', reason }];
  const at = '2026-01-02T03:04:05.000Z';
  expect(calls).toEqual([
    ['store', { environment: 'dev', policy: 'governed', at, outcome, tables }],
    ['measure', outcome],
  ]);
});

describe('what is measured', () => {
  const nothingEvaluated = reportOf(settings, new Date(0)).outcome;
  const completed = { violations: 2, notEvaluated: 0, bytesScanned: 10, completed: true };

  test.each<readonly [string, Outcome, readonly number[]]>([
    ['a table that is not evaluated is no completed audit', nothingEvaluated, [0, 1, 0, 0]],
    ['an audit that finds violations is completed', completed, [2, 0, 10, 1]],
  ])('%s', (_, outcome, [violations, notEvaluated, bytes, audits]) => {
    const Dimensions = [{ Name: 'Environment', Value: 'dev' }];
    expect(metrics('dev', outcome)).toEqual([
      { MetricName: 'Violations', Value: violations, Unit: 'Count', Dimensions },
      { MetricName: 'NotEvaluated', Value: notEvaluated, Unit: 'Count', Dimensions },
      { MetricName: 'BytesScanned', Value: bytes, Unit: 'Bytes', Dimensions },
      { MetricName: 'AuditsCompleted', Value: audits, Unit: 'Count', Dimensions },
    ]);
  });
});

function reportWith(violations: number): Report {
  return {
    environment: 'dev',
    policy: 'governed',
    at: '2026-01-02T03:04:05.000Z',
    outcome: { violations, notEvaluated: 0, bytesScanned: 10, completed: true },
    tables: [{ table: 'readings', status: violations > 0 ? 'violated' : 'passed', reason: '' }],
  };
}

/** Each step ends a while after it began, so that steps that are not waited for come out of order. */
function recorded(failing?: keyof Outside) {
  const calls: (readonly [keyof Outside, unknown])[] = [];
  const step = (name: keyof Outside) => async (what: unknown) => {
    await new Promise((done) => setTimeout(done, name === 'store' ? 20 : 1));
    calls.push([name, what]);
    if (name === failing) throw new Error(`no ${name}`);
  };
  const outside: Outside = { store: step('store'), measure: step('measure'), tell: step('tell') };
  return { calls, outside };
}
