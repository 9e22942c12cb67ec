/** Which checks a contract asks for, and how they are called. */
import type { Contract } from '../../../harness/contract/contract';
import { type ChecksContext, checksOf } from '../../../harness/plan/checks-of';
import { bareLanding, bareRule } from '../../support/bare-contract';
import { column, contract } from '../../support/lake-of-rows';

const plain: ChecksContext = { contracts: [], expectedRows: null, hasRejects: false };
const idsOf = (one: Contract, context = plain) => checksOf(one, context).map(({ id }) => id);
const range = { rule: 'range', min: { value: 0, exclusive: false }, max: null } as const;
const consent = { owner: 'o', key: 'a', ownerKey: 'e', date: 'd', severity: 'error' } as const;

test('ids are readable, and say table, column and rule', () => {
  const columns = [
    column('a', 'string', { primaryKeyPosition: 2, required: true }),
    column('b', 'bigint', { primaryKeyPosition: 1, unique: true, constraints: [range, range] }),
  ];
  const one = contract('t', columns, {
    inputs: [
      { table: 'i', maxRowsPerRow: 1, severity: 'error' },
      { table: 'free', maxRowsPerRow: null, severity: 'error' },
    ],
    consent: [
      { ...consent, reading: null },
      { ...consent, reading: 'b' },
    ],
    freshness: [{ column: 'b', maxAgeMs: 1, severity: 'warning' }],
    pii: { sources: null, severity: 'warning' },
  });
  expect(idsOf(one)).toEqual([
    'columns',
    'a.required',
    'b.required',
    'b.range',
    'b.range.2',
    'b+a.primaryKey',
    'b.unique',
    'inputRows.i',
    'consent',
    'consentBeforeReading',
    'piiColumns',
    'taint',
    'piiPattern',
    'freshness.b',
  ]);
});

test('a column that is the primary key on its own is not checked for uniqueness twice', () => {
  const one = contract('t', [column('a', 'string', { primaryKeyPosition: 1, unique: true })]);
  expect(idsOf(one)).toEqual(['columns', 'a.required', 'a.primaryKey']);
});

test('expected rows are a check only of the tables that the data set lists', () => {
  const context = { ...plain, expectedRows: { t: 5 } };
  expect(idsOf(contract('t', []), context)).toEqual(['columns', 'expectedRows']);
  expect(idsOf(contract('u', []), context)).toEqual(['columns']);
});

test('a rule of the quality lists takes its description with it', () => {
  const rules = [
    bareRule('described', { name: 'rowCount' }, { description: 'Some rows.' }),
    bareRule('bare', { name: 'rowCount' }),
  ];
  const checks = checksOf(contract('t', [], { quality: rules }), plain);
  expect(checks.map(({ id, description }) => [id, description])).toEqual([
    ['columns', undefined],
    ['described', 'Some rows.'],
    ['bare', undefined],
  ]);
});

test('rejects are a check only of landing tables whose files were read', () => {
  const landing = contract('t', [], bareLanding('t'));
  expect(idsOf(landing)).toEqual(['columns']);
  expect(idsOf(landing, { ...plain, hasRejects: true })).toEqual(['columns', 'rejects']);
  expect(idsOf(contract('u', []), { ...plain, hasRejects: true })).toEqual(['columns']);
});

test('personal values are searched from the pii text columns of landing, or of the sources that the rule names', () => {
  const pii = { classification: 'pii' } as const;
  const people = contract(
    'people',
    [column('email', 'string', pii), column('age', 'bigint', pii), column('n', 'bigint')],
    bareLanding('people'),
  );
  const trusted = contract('trusted', [column('phone', 'string', pii)], { zone: 'trusted' });
  const curated = (sources: readonly string[] | null) =>
    contract('curated', [column('serial', 'string', { classification: 'pseudonymous' })], {
      pii: { sources, severity: 'error' },
    });
  const assertions = (sources: readonly string[] | null) =>
    checksOf(curated(sources), { ...plain, contracts: [people, trusted] }).map(({ assertion }) => assertion);
  expect(assertions(null)).toContainEqual({ kind: 'piiColumns', names: ['email', 'age'] });
  expect(assertions(null)).toContainEqual({
    kind: 'taint',
    exempt: ['serial'],
    sources: [{ table: 'people', column: 'email' }],
  });
  expect(assertions(null)).toContainEqual({ kind: 'piiPattern' });
  expect(assertions(['trusted'])).toContainEqual({
    kind: 'taint',
    exempt: ['serial'],
    sources: [{ table: 'trusted', column: 'phone' }],
  });
});
