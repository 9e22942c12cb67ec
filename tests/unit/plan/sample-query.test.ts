/** Which rows a sample shows: the same ones on every engine, whatever its order of NULLs. */
import type { Assertion } from '../../../harness/plan/check';
import { duckdb } from '../../../harness/plan/dialects/duckdb';
import { spark } from '../../../harness/plan/dialects/spark';
import type { ScannedCheck } from '../../../harness/plan/plan';
import { sampleQuery } from '../../../harness/plan/sample-query';

const actual = new Map([
  [
    'orders',
    [
      { name: 'id', type: 'bigint' },
      { name: 'rows', type: 'string' },
    ],
  ],
  ['parents', [{ name: 'id', type: 'bigint' }]],
]);

const endOf = (assertion: Assertion, dialect = duckdb): string | undefined => {
  const check = { table: 'orders', id: 'c', rule: 'unique', column: null, severity: 'error' } as const;
  const threshold = { operator: '=', values: [0], unit: 'rows' } as const;
  const query = sampleQuery({ ...check, assertion, threshold } as ScannedCheck, ['id'], actual, dialect, 5);
  return query?.sql.split('\n').slice(-2).join('\n');
};

test('offending rows come in the order of their columns, NULLs last', () => {
  const assertion = { kind: 'values', column: 'rows', bad: { is: 'notIn', values: ['a'] } } as const;
  expect(endOf(assertion)).toBe('ORDER BY t."id" NULLS LAST, t."rows" NULLS LAST\nLIMIT 5');
  expect(endOf(assertion, spark)).toBe('ORDER BY t.`id` NULLS LAST, t.`rows` NULLS LAST\nLIMIT 5');
});

test('repeated keys come most repeated first, also where a column has the name of their number', () => {
  const assertion = { kind: 'duplicates', columns: ['id', 'rows'] } as const;
  expect(endOf(assertion, spark)).toBe('ORDER BY 3 DESC, t.`id` NULLS LAST, t.`rows` NULLS LAST\nLIMIT 5');
});

test('parents with too many rows come first', () => {
  const key = { columns: ['id'], parent: 'parents', parentColumns: ['id'] };
  expect(endOf({ kind: 'children', ...key, min: 1, max: 2 })).toBe(
    'ORDER BY coalesce(g.lake_rows, 0) DESC, p.k1 NULLS LAST\nLIMIT 5',
  );
});

test('a count of rows shows none in particular', () => {
  expect(endOf({ kind: 'rows' })).toBeUndefined();
});
