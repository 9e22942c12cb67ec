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

const key = { columns: ['user'], parent: 'people', parentColumns: ['email'] } as const;
const consent = {
  owner: 'people',
  key: 'user',
  ownerKey: 'email',
  date: 'since',
  severity: 'error',
} as const;
const nothing = rows('=', 0);

test.each<readonly [figure: Value, assertion: Assertion, threshold: Threshold, reason: string]>([
  [8956n, { kind: 'orphans', ...key }, nothing, '8,956 rows whose user is in no row of people.email'],
  [1n, { kind: 'values', column: 'id', bad: { is: 'null' } }, nothing, '1 row whose id is null'],
  [1n, { kind: 'piiColumns', names: [] }, nothing, '1 column that is personal'],
  [2n, { kind: 'piiColumns', names: [] }, nothing, '2 columns that are personal'],
  [12n, { kind: 'rows' }, rows('=', 15), '12 rows'],
  [2700n, { kind: 'excessRows', input: 'raw', factor: 1 }, nothing, '2,700 rows more than raw has'],
  [1n, { kind: 'excessRows', input: 'raw', factor: 2.5 }, nothing, '1 row more than 2.5 for each row of raw'],
  [
    3n,
    { kind: 'children', ...key, min: 1, max: 1 },
    nothing,
    '3 keys of people.email with no row or more than 1 row here',
  ],
  [
    1n,
    { kind: 'children', ...key, min: 2, max: null },
    nothing,
    '1 key of people.email with fewer than 2 rows here',
  ],
  [
    1n,
    { kind: 'consent', consent: { ...consent, reading: 'time' } },
    nothing,
    '1 row whose user has no consent in people at or before its time',
  ],
  [
    4n,
    { kind: 'duplicates', columns: ['a', 'b'] },
    percent('<=', 5),
    '40 % of the rows, those in excess of one for each distinct a + b',
  ],
  [
    0.00012,
    { kind: 'rejects' },
    percent('<=', 0),
    '0.00012 % of the fragments of the landing files could not be read',
  ],
  [2.5 * 86_400_000, { kind: 'age', column: 'time' }, rows('<=', 86_400_000), 'the newest time is 2.5 d old'],
  [
    null,
    { kind: 'age', column: 'time' },
    rows('<=', 1),
    'the newest time is missing: the column holds no value',
  ],
  [1234n, { kind: 'sql', query: 'SELECT 1' }, nothing, 'the query gives 1,234'],
])('a violation says what its figure %s counts: %j', (figure, assertion, threshold, reason) => {
  const measured = { check: check(threshold, assertion), figure, problem: null, sql: 'SELECT 1' };
  expect(judge(measured, 10)).toMatchObject({ status: 'violated', reason });
});

test('a rule that describes itself is explained in its own words, whatever it measures', () => {
  const described = (figure: Value, threshold: Threshold, description: string, assertion?: Assertion) =>
    judge(
      { check: { ...check(threshold, assertion), description }, figure, problem: null, sql: 'SELECT 1' },
      10,
    ).reason;
  expect(described(2700n, nothing, 'Pairs of two customers.')).toBe('Pairs of two customers. Found 2,700.');
  expect(described('Ann', rows('=', 'ok'), 'The state\n  is ok')).not.toContain('Ann');
  const nulls: Assertion = { kind: 'values', column: 'id', bad: { is: 'null' } };
  expect(described(5n, percent('<=', 5), 'Most have an id', nulls)).toBe('Most have an id. Found 50 %.');
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
