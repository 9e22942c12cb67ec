import type { ActualColumn } from '../../../harness/plan/actual-tables';
import type { Assertion } from '../../../harness/plan/check';
import { emptySearch } from '../../../harness/plan/searched-columns';

const taint = (...sources: readonly string[]): Assertion => ({
  kind: 'taint',
  exempt: ['serial', 'gone'],
  sources: sources.map((table) => ({ table, column: 'email' })),
});
const serial: ActualColumn = { name: 'serial', type: 'string' };
const note: ActualColumn = { name: 'note', type: 'string' };
const n: ActualColumn = { name: 'n', type: 'bigint' };

test.each([
  ['only exempt text', taint('people'), [serial, n], 'no text column to search but those exempt: serial'],
  ['text that is not exempt', taint('people'), [serial, note], null],
  ['no text', taint('people'), [n], 'no text column to search'],
  ['nothing to search for', taint(), [note], 'no personal text column in its sources to search for'],
  ['looks, which exempt nothing', { kind: 'piiPattern' }, [serial], null],
  ['looks, without text', { kind: 'piiPattern' }, [n], 'no text column to search'],
  ['another rule', { kind: 'rows' }, [], null],
] as const)('a search of %s', (_, assertion, columns, reason) => {
  expect(emptySearch(assertion, columns)).toBe(reason);
});
