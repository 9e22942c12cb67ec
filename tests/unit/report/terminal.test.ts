import picocolors from 'picocolors';
import type { RunReport } from '../../../harness/report/run-report';
import { terminalReport } from '../../../harness/report/terminal';
import type { Verdict } from '../../../harness/verdict/verdict';

const plain = picocolors.createColors(false);

const passed: Verdict = {
  table: 'orders',
  check: 'id.required',
  rule: 'required',
  column: 'id',
  severity: 'error',
  status: 'passed',
  found: 0,
  threshold: '= 0',
  sql: 'SELECT 1',
  samples: [],
  reason: null,
};
const violated: Verdict = {
  ...passed,
  status: 'violated',
  found: 1234,
  reason: '1,234 rows whose id is null',
};
const warned: Verdict = { ...violated, check: 'state.acceptedValues', severity: 'warning' };
const open: Verdict = {
  ...passed,
  status: 'notEvaluated',
  found: null,
  reason: 'the table orders cannot be read',
};

function reportOf(verdicts: readonly Verdict[], parts: Partial<RunReport> = {}): RunReport {
  return {
    policy: 'governed',
    target: 'duckdb',
    dataset: null,
    published: true,
    version: null,
    tables: [{ table: 'orders', zone: 'trusted', rows: 81273, expectedRows: 81273, seconds: 0.5 }],
    verdicts,
    statements: 1,
    bytesScanned: null,
    seconds: 0.5,
    ...parts,
  };
}

const text = (verdicts: readonly Verdict[], parts?: Partial<RunReport>): string =>
  terminalReport(reportOf(verdicts, parts), plain);

test('one line a table, numbers grouped, then the totals', () => {
  expect(text([passed, passed])).toBe(
    [
      'policy governed · duckdb',
      '',
      'zone     table     rows  expected  passed  warned  violated  not run  seconds',
      'trusted  orders  81,273    81,273       2       -         -        -     0.50',
      '',
      '2 checks on 1 table: 2 passed, 0 warned, 0 violated, 0 not evaluated',
      '1 statement, 81,273 rows in 0.50 s (162,546 rows/s)',
    ].join('\n'),
  );
});

test('a count that is not the expected one is marked without colour too', () => {
  const tables = [{ table: 'orders', zone: null, rows: 3, expectedRows: 4, seconds: 0 }];
  expect(text([], { tables })).toMatch(/^- +orders +3 +≠ 4 /m);
});

test('nothing is expected of a table, or nothing could be read: a dash', () => {
  const tables = [{ table: 'orders', zone: null, rows: null, expectedRows: null, seconds: 0 }];
  expect(text([], { tables })).toMatch(/^- +orders +- +- /m);
});

test('errors come first, then what was not evaluated, then warnings', () => {
  const labels = text([warned, open, violated]).match(/^(violated|not evaluated|warning) {2}/gm);
  expect(labels).toEqual(['violated  ', 'not evaluated  ', 'warning  ']);
});

test('a finding says what must be and what was found, each once', () => {
  const shown = text([violated]);
  expect(shown).toContain('violated  orders id.required: must be = 0\n  1,234 rows whose id is null');
  expect(shown.split('1,234')).toHaveLength(2);
});

test('checks that are open for one reason are one finding', () => {
  const found = text([open, { ...open, check: 'b' }, { ...open, check: 'c', reason: 'no access' }]);
  expect(found).toContain('not evaluated  orders 2 checks\n  the table orders cannot be read');
  expect(found).toContain('not evaluated  orders c\n  no access');
});

test('samples that are equal once masked stand once', () => {
  const samples = [{ email: 'a***' }, { email: 'b***' }, { email: 'a***' }];
  expect(text([{ ...violated, samples }])).toMatch(/^ {2}email=a\*\*\* {2}\(2 times\)\n {2}email=b\*\*\*$/m);
});

test('a reject is shown as file:line', () => {
  const samples = [{ file: 'data/a.json', line: 3, text: '{"id": *', reason: 'not valid JSON' }];
  expect(text([{ ...violated, rule: 'rejects', samples }])).toContain(
    '  data/a.json:3: not valid JSON: {"id": *',
  );
});

test('many findings do not flood: 25, and how many more', () => {
  const many = Array.from({ length: 30 }, (_, n) => ({
    ...violated,
    check: `c${n}`,
    samples: [{ wide: 'x'.repeat(200) }],
  }));
  const lines = text(many).split('\n');
  expect(lines.filter((line) => line.startsWith('violated  '))).toHaveLength(25);
  expect(lines.at(-1)).toBe('5 more: --json shows all.');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(122);
});

test('colour is for what is wrong only', () => {
  const colours = picocolors.createColors(true);
  const red = colours.red('x').split('x')[0] ?? '';
  expect(terminalReport(reportOf([passed]), colours)).not.toContain(red);
  expect(terminalReport(reportOf([open]), colours)).toContain(red);
});
