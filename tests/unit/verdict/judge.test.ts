import type { Threshold } from '../../../harness/contract/contract';
import type { Value } from '../../../harness/engines/engine';
import type { Assertion, Check } from '../../../harness/plan/check';
import { exitCodeOf } from '../../../harness/verdict/exit-code';
import { judge } from '../../../harness/verdict/judge';
import { holds, thresholdText } from '../../../harness/verdict/threshold';

const check = (threshold: Threshold, assertion: Assertion = { kind: 'sql', query: 'SELECT 1' }): Check => ({
  table: 't',
  id: 'rule',
  rule: 'sql',
  column: null,
  severity: 'error',
  assertion,
  threshold,
});
const rows = (operator: Threshold['operator'], ...values: Threshold['values']): Threshold => ({
  operator,
  values,
  unit: 'rows',
});
const percent = (operator: Threshold['operator'], ...values: Threshold['values']): Threshold => ({
  operator,
  values,
  unit: 'percent',
});
const found = (figure: Value, threshold: Threshold, tableRows: number | null = 10) =>
  judge({ check: check(threshold), figure, problem: null, sql: 'SELECT 1' }, tableRows);

test.each([
  [rows('=', 0), [0], [1, -1]],
  [rows('!=', 0), [1], [0]],
  [rows('>', 5), [6], [5]],
  [rows('>=', 5), [5], [4]],
  [rows('<', 5), [4], [5]],
  [rows('<=', 5), [5], [6]],
  [rows('between', 1, 3), [1, 3], [0, 4]],
  [rows('notBetween', 1, 3), [0, 4], [1, 3]],
  [rows('=', 'ok'), ['ok'], ['no', 0]],
  [rows('=', true), [true], [false]],
  [rows('<=', 5), [], ['text', Number.NaN, true]],
])('%j', (threshold, good, bad) => {
  expect(good.filter((figure) => !holds(figure, threshold))).toEqual([]);
  expect(bad.filter((figure) => holds(figure, threshold))).toEqual([]);
});

test.each([
  [rows('=', 0), '= 0'],
  [rows('between', 470, 490), 'between 470 and 490'],
  [rows('notBetween', 1, 2), 'not between 1 and 2'],
  [percent('<=', 5), '<= 5 %'],
])('a threshold %j reads "%s"', (threshold, text) => {
  expect(thresholdText(check(threshold))).toBe(text);
});

test('percent is the share of the rows of the table', () => {
  expect(found(3n, percent('<=', 30))).toMatchObject({ status: 'passed', found: 30 });
  expect(found(4n, percent('<=', 30))).toMatchObject({ status: 'violated', found: 40 });
  expect(found(0n, percent('<=', 30), 0)).toMatchObject({ status: 'passed', found: 0 });
});

test('a share of unknown rows is open, never a pass', () => {
  expect(found(0n, percent('<=', 30), null)).toMatchObject({ status: 'notEvaluated', found: null });
});

test('NULL is no figure, never a pass', () => {
  expect(found(null, rows('=', 0))).toMatchObject({
    status: 'notEvaluated',
    reason: expect.stringContaining('NULL'),
  });
});

test('a decimal that left the engine as text is a number', () => {
  expect(found('0.50', rows('<', 1))).toMatchObject({ status: 'passed', found: 0.5 });
});

test('a violation says what its figure counts', () => {
  const orphans = { kind: 'orphans', columns: ['user'], parent: 'people', parentColumns: ['email'] } as const;
  const measured = { check: check(rows('=', 0), orphans), figure: 3n, problem: null, sql: 'SELECT 1' };
  expect(judge(measured, 10).reason).toBe('3 rows whose user is in no row of people.email');
});

test('a problem of the engine is the reason', () => {
  const verdict = judge(
    { check: check(rows('=', 0)), figure: null, problem: 'out of memory', sql: 'SELECT 1' },
    10,
  );
  expect(verdict).toMatchObject({
    status: 'notEvaluated',
    reason: 'out of memory',
    sql: 'SELECT 1',
    found: null,
  });
});

const error = (status: 'passed' | 'violated' | 'notEvaluated') => ({ status, severity: 'error' }) as const;
const warning = (status: 'passed' | 'violated' | 'notEvaluated') =>
  ({ status, severity: 'warning' }) as const;

test.each([
  ['all hold', [error('passed'), warning('passed')], 0],
  ['a warning is violated', [error('passed'), warning('violated')], 0],
  ['an error is violated', [error('violated')], 1],
  ['an error is violated and another check is open', [error('violated'), error('notEvaluated')], 1],
  ['a warning is violated and another check is open', [warning('violated'), error('notEvaluated')], 3],
  ['a warning is open', [error('passed'), warning('notEvaluated')], 3],
  ['nothing was checked', [], 0],
] as const)('%s: exit code', (_, verdicts, code) => {
  expect(exitCodeOf(verdicts)).toBe(code);
});
