/** What is asked in one statement, what is known without, and what cannot be asked. */
import { checksOf } from '../../../harness/plan/checks-of';
import { duckdb } from '../../../harness/plan/dialects/duckdb';
import { planQueries } from '../../../harness/plan/plan';
import { column, contract } from '../../support/lake-of-rows';

const context = {
  actual: new Map([
    ['a', [{ name: 'id', type: 'string' }]],
    ['b', [{ name: 'id', type: 'string' }]],
  ]),
  unreadable: new Map([['broken', 'IO Error: no Parquet']]),
  dialect: duckdb,
  now: 0,
  rejectShares: new Map(),
  ruleTables: new Map(),
  fingerprint: false,
};
const planFor = (...contracts: readonly ReturnType<typeof contract>[]) =>
  planQueries(
    contracts.map(({ table }) => table),
    contracts.flatMap((one) => checksOf(one, { contracts, expectedRows: null, hasRejects: false })),
    context,
  );
const strict = { required: true, unique: true, constraints: [{ rule: 'pattern', pattern: 'a' }] } as const;

test('all checks of a table share one statement, whatever their kind', () => {
  const relationship = {
    id: 'r',
    columns: ['id'],
    parent: 'b',
    parentColumns: ['id'],
    severity: 'error',
  } as const;
  const one = contract('a', [column('id', 'string', strict)], {
    relationships: [{ ...relationship, children: { min: 1, max: 2, severity: 'error' } }],
    inputs: [{ table: 'b', maxRowsPerRow: 1, severity: 'error' }],
    pii: { sources: ['b'], severity: 'error' },
  });
  const { queries, known, unplanned } = planFor(
    one,
    contract('b', [column('id', 'string', { classification: 'pii' })]),
  );
  expect(
    queries.map(({ table, checks }) => `${table} ${checks.map(({ check }) => check.id).join(' ')}`),
  ).toEqual(['a id.required id.pattern id.unique inputRows.b r r.children taint piiPattern', 'b ']);
  expect(known.map(({ check, figure }) => `${check.table} ${check.id} ${figure}`)).toEqual([
    'a columns 0',
    'a piiColumns 1',
    'b columns 0',
  ]);
  expect(unplanned).toEqual([]);
});

test('a table without a check is still counted', () => {
  expect(planFor(contract('b', [column('id')])).queries.map(({ sql }) => sql)).toEqual([
    'SELECT\n  coalesce(count(*), 0) AS lake_rows -- rows\nFROM "b" AS t',
  ]);
});

test('a missing table violates its schema, an unreadable one leaves it open', () => {
  const { queries, known, unplanned } = planFor(
    contract('gone', [column('id', 'string', { required: true })]),
    contract('broken', []),
  );
  expect(queries).toEqual([]);
  expect(known.map(({ check, figure }) => `${check.table} ${figure}`)).toEqual(['gone the table is missing']);
  expect(unplanned.map(({ check, reason }) => `${check.table} ${check.id}: ${reason}`)).toEqual([
    'gone id.required: the table gone is missing',
    'broken columns: the table broken cannot be read: IO Error: no Parquet',
  ]);
});
