import fc from 'fast-check';
import { buildOrder } from '../../../harness/build/build-order';
import type { Transform } from '../../../harness/build/transforms';
import { bareContract } from '../../support/bare-contract';

const landing = bareContract('raw', { id: 'bigint' }, { zone: 'landing' });
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

test('between equals the name decides, whatever the order of the files', () => {
  expect(order([reads('z', 'raw'), reads('m', 'raw'), reads('a', 'raw')])).toEqual(['a', 'm', 'z']);
});

test('every order of files without a circle gives each table after its inputs', () => {
  // Table n reads some of the tables before it.
  const graph = fc
    .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
    .chain((links) =>
      fc.shuffledSubarray(
        links.map((link, n) =>
          reads(`t${n}`, 'raw', ...new Set(link.filter(() => n > 0).map((i) => `t${i % n}`))),
        ),
        { minLength: links.length },
      ),
    );
  fc.assert(
    fc.property(graph, (transforms) => {
      const sorted = order(transforms);
      expect(sorted).toHaveLength(transforms.length);
      for (const { table, inputs } of transforms) {
        for (const input of inputs) expect(sorted.indexOf(input)).toBeLessThan(sorted.indexOf(table));
      }
    }),
  );
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
