import { buildOrder } from '../../../harness/build/build-order';
import type { Transform } from '../../../harness/build/transforms';
import { bareContract, bareLanding } from '../../support/bare-contract';

const landing = bareContract('raw', { id: 'bigint' }, bareLanding('raw'));
const computed = (table: string) => bareContract(table, { id: 'bigint' });
const reads = (table: string, ...inputs: string[]): Transform => ({
  table,
  inputs,
  file: `sql/${table}.sql`,
  sql: '',
});

const order = (
  transforms: readonly Transform[],
  contracts = [landing, ...transforms.map((t) => computed(t.table))],
) => buildOrder(transforms, contracts, 'sql').map((transform) => transform.table);

test('a table is computed after what it reads', () => {
  expect(order([reads('a', 'b', 'c'), reads('b', 'raw'), reads('c', 'b')])).toEqual(['b', 'c', 'a']);
});

test('a circle is named as it runs', () => {
  expect(() => order([reads('a', 'b'), reads('b', 'c'), reads('c', 'b')])).toThrow(
    expect.objectContaining({ code: 'LAKE-065', message: expect.stringContaining('b reads c reads b') }),
  );
});

test('a table that reads itself is a circle', () => {
  expect(() => order([reads('a', 'a')])).toThrow(expect.objectContaining({ code: 'LAKE-065' }));
});

test('a SQL file needs a contract', () => {
  expect(() => order([reads('a', 'raw')], [landing, computed('b')])).toThrow(
    expect.objectContaining({ code: 'LAKE-062', message: expect.stringContaining('sql/a.sql') }),
  );
});

test('a SQL file cannot compute a landing table', () => {
  expect(() => order([reads('raw', 'a'), reads('a')], [landing, computed('a')])).toThrow(
    expect.objectContaining({ code: 'LAKE-062' }),
  );
});

test('the contract of a computed table needs a SQL file', () => {
  expect(() => order([reads('a', 'raw')], [landing, computed('a'), computed('b')])).toThrow(
    expect.objectContaining({ code: 'LAKE-063', message: expect.stringContaining('sql/b.sql') }),
  );
});

test('an input must be a table of the policy', () => {
  expect(() => order([reads('a', 'elsewhere')])).toThrow(
    expect.objectContaining({ code: 'LAKE-064', message: expect.stringContaining('"elsewhere"') }),
  );
});
