import type { Contract } from '../../../harness/contract/contract';
import { lintContracts } from '../../../harness/contract/lint/lint';
import { parseContracts } from '../../../harness/contract/odcs/parse';
import { custom, odcs, type Parts } from './odcs-text';

/** The contract of a file without problems. */
function contract(parts: Parts): Contract {
  const { contracts, problems } = parseContracts([odcs(parts)]);
  expect(problems).toEqual([]);
  const [only] = contracts;
  if (only === undefined) throw new Error('no contract');
  return only;
}

const column = (rest: string) => `- {name: c, ${rest}}`;
const columnOf = (rest: string) => contract({ columns: column(rest) }).columns[0];
const ofTable = (rule: string, rest: Parts = {}) =>
  contract({ ...rest, table: `quality:\n  - ${rule}` }).quality;
const ofColumn = (rule: string, type = 'string', rest: Parts = {}) =>
  contract({ ...rest, columns: `- name: c\n  physicalType: ${type}\n  quality:\n    - ${rule}` }).quality;

describe('columns', () => {
  test.each([
    ['physicalType: VARCHAR(20)', 'string'],
    ['logicalType: integer', 'bigint'],
    ['logicalType: integer, logicalTypeOptions: {format: i32}', 'int'],
    ['logicalType: number', 'double'],
    ['logicalType: timestamp', 'timestamp'],
    ['logicalType: array, items: {logicalType: string}', 'array<string>'],
    ['logicalType: object, properties: [{name: a, logicalType: integer}]', 'struct<a:bigint>'],
    [
      'logicalType: map, map: {key: {logicalType: string}, value: {logicalType: number}}',
      'map<string,double>',
    ],
  ])('%s has type %s', (rest, type) => {
    expect(columnOf(rest)?.type).toBe(type);
  });

  test('physicalName is the name in the table', () => {
    expect(columnOf('physicalName: c_phys, physicalType: int')?.name).toBe('c_phys');
  });

  test("keys stand in the order of their positions, those without one, or with the standard's -1, behind", () => {
    const key = (name: string, position: string) =>
      `- {name: ${name}, physicalType: int, primaryKey: true${position}}`;
    const { columns } = contract({
      columns: [
        key('e', ', primaryKeyPosition: -1'),
        key('d', ''),
        key('b', ', primaryKeyPosition: 2'),
        key('a', ', primaryKeyPosition: 1'),
        column('physicalType: int'),
      ].join('\n'),
    });
    expect(columns.map(({ name, primaryKeyPosition }) => [name, primaryKeyPosition])).toEqual([
      ['e', 3],
      ['d', 4],
      ['b', 2],
      ['a', 1],
      ['c', null],
    ]);
  });

  test.each([
    ['logicalType: string, logicalTypeOptions: {pattern: "^a$"}', { rule: 'pattern', pattern: '^a$' }],
    [
      'logicalType: string, logicalTypeOptions: {format: email}',
      { rule: 'pattern', pattern: '^[^@ ]+@[^@ ]+[.][^@ ]+$' },
    ],
    ['logicalType: string, logicalTypeOptions: {maxLength: 9}', { rule: 'length', min: null, max: 9 }],
    [
      'logicalType: integer, logicalTypeOptions: {minimum: 1}',
      { rule: 'range', min: { value: 1, exclusive: false }, max: null },
    ],
    [
      'logicalType: integer, logicalTypeOptions: {exclusiveMaximum: 9}',
      { rule: 'range', min: null, max: { value: 9, exclusive: true } },
    ],
    [
      'logicalType: number, logicalTypeOptions: {minimum: 0, exclusiveMinimum: true}',
      { rule: 'range', min: { value: 0, exclusive: true }, max: null },
    ],
    [
      'logicalType: date, logicalTypeOptions: {minimum: 2020-01-01}',
      { rule: 'range', min: { value: '2020-01-01', exclusive: false }, max: null },
    ],
    ['logicalType: integer, logicalTypeOptions: {multipleOf: 5}', { rule: 'multipleOf', of: 5 }],
    ['logicalType: string, enum: [{value: a}, {value: b}]', { rule: 'acceptedValues', values: ['a', 'b'] }],
  ])('%s is a rule on values', (rest, rule) => {
    expect(columnOf(rest)?.constraints).toEqual([rule]);
  });
});

describe('quality', () => {
  test.each([
    ['mustBe: 1', '=', [1]],
    ['mustNotBe: 1', '!=', [1]],
    ['mustBeGreaterThan: 1', '>', [1]],
    ['mustBeGreaterOrEqualTo: 1', '>=', [1]],
    ['mustBeLessThan: 1', '<', [1]],
    ['mustBeLessOrEqualTo: 1', '<=', [1]],
    ['mustBeBetween: [1, 2]', 'between', [1, 2]],
    ['mustNotBeBetween: [1, 2]', 'notBetween', [1, 2]],
  ])('%s is threshold %s', (stated, operator, values) => {
    expect(ofTable(`{metric: rowCount, ${stated}}`)[0]?.threshold).toEqual({
      operator,
      values,
      unit: 'rows',
    });
  });

  test.each([
    ['{metric: nullValues, mustBe: 0}', { name: 'nullValues' }],
    ['{metric: missingValues, mustBe: 0}', { name: 'missingValues', values: [null, ''] }],
    [
      '{metric: missingValues, mustBe: 0, arguments: {missingValues: [null, n/a]}}',
      { name: 'missingValues', values: [null, 'n/a'] },
    ],
    [
      '{metric: invalidValues, mustBe: 0, arguments: {validValues: [a], pattern: "^a"}}',
      {
        name: 'invalidValues',
        rules: [
          { rule: 'acceptedValues', values: ['a'] },
          { rule: 'pattern', pattern: '^a' },
        ],
      },
    ],
    ['{metric: duplicateValues, mustBe: 0}', { name: 'duplicateValues', columns: ['c'] }],
    [
      '{type: sql, query: "SELECT count({property}) FROM {object};", mustBe: 0}',
      { name: 'sql', query: 'SELECT count({property}) FROM {object}' },
    ],
  ])('%s of a column', (rule, metric) => {
    expect(ofColumn(rule)[0]?.metric).toEqual(metric);
  });

  test.each([
    ['{rule: nullCheck}', { name: 'nullValues' }, [0]],
    [
      '{rule: validValues, validValues: [a, b]}',
      { name: 'invalidValues', rules: [{ rule: 'acceptedValues', values: ['a', 'b'] }] },
      [0],
    ],
    ['{rule: duplicateCount, mustBeLessThan: 10}', { name: 'duplicateValues', columns: ['c'] }, [10]],
  ])('v3.0 spells %s', (rule, metric, values) => {
    const [found] = ofColumn(rule, 'string', { apiVersion: 'v3.0.2' });
    expect(found).toMatchObject({ metric, threshold: { values } });
  });

  test('v3.0 may state two thresholds: both are rules', () => {
    const rules = ofTable('{id: size, rule: rowCount, mustBeGreaterThan: 1, mustBeLessThan: 9}', {
      apiVersion: 'v3.0.2',
    });
    expect(rules.map(({ id, threshold }) => [id, threshold.operator])).toEqual([
      ['size', '>'],
      ['size.2', '<'],
    ]);
  });

  test('numbers have no empty text: only NULL is missing', () => {
    expect(ofColumn('{metric: missingValues, mustBe: 0}', 'bigint')[0]?.metric).toEqual({
      name: 'missingValues',
      values: [null],
    });
  });

  test('percent is the unit of a share', () => {
    expect(ofColumn('{metric: nullValues, mustBeLessThan: 1, unit: percent}')[0]?.threshold.unit).toBe(
      'percent',
    );
  });

  test('severity is error unless stated', () => {
    const rules = ofTable(
      '{metric: rowCount, mustBe: 1}\n  - {metric: rowCount, mustBe: 2, severity: warning}',
    );
    expect(rules.map(({ id, severity }) => [id, severity])).toEqual([
      ['rowCount', 'error'],
      ['rowCount.2', 'warning'],
    ]);
  });

  test('text is documentation', () => {
    expect(ofTable('{type: text, description: looks right}')).toEqual([]);
  });

  test.each([
    ['{metric: rowCount, mustBe: 1, name: few, description: Not many.}', 'Not many.'],
    ['{metric: rowCount, mustBe: 1, id: few, name: Not many}', 'Not many'],
    ['{metric: rowCount, mustBe: 1, name: few}', ''],
  ])('%s is described by %j: a name that serves as id describes nothing', (rule, description) => {
    expect(ofTable(rule)).toMatchObject([{ id: 'few', description }]);
  });
});

describe('relationships', () => {
  const parents = odcs({
    name: 'parents',
    columns: '- {name: id, id: pid, physicalType: int}\n- {name: at, physicalType: int}',
  });
  const children = (parts: Parts) => {
    const { contracts, problems } = lintContracts([parents, odcs({ name: 'children', ...parts })]);
    expect(problems).toEqual([]);
    return contracts.find(({ table }) => table === 'children')?.relationships;
  };
  const one = {
    columns: ['id'],
    parent: 'parents',
    parentColumns: ['id'],
    severity: 'error',
    children: null,
  };

  test.each([
    ['a shorthand', 'parents.id'],
    ['a qualified reference', 'schema/parents/properties/pid'],
    ['a reference into another file', 'parents.yaml#/schema/parents/properties/pid'],
  ])('of a column, by %s', (_, to) => {
    const columns = `- name: id\n  physicalType: int\n  relationships: [{to: ${to}}]`;
    expect(children({ columns })).toEqual([{ id: 'id.parents', ...one }]);
  });

  test('of a table, with a composite key', () => {
    const columns = '- {name: id, physicalType: int}\n- {name: at, physicalType: int}';
    const table =
      'relationships:\n  - {id: both, from: [children.id, children.at], to: [parents.id, parents.at]}';
    expect(children({ columns, table })).toEqual([
      { ...one, id: 'both', columns: ['id', 'at'], parentColumns: ['id', 'at'] },
    ]);
  });

  test('with children per parent and a severity', () => {
    const properties = custom({ childrenPerParent: { max: 1, severity: 'warning' }, severity: 'warning' });
    const columns = `- name: id\n  physicalType: int\n  relationships:\n    - to: parents.id\n      ${properties.replaceAll('\n', '\n      ')}`;
    expect(children({ columns })?.[0]).toMatchObject({
      severity: 'warning',
      children: { min: null, max: 1, severity: 'warning' },
    });
  });
});

describe('the vocabulary', () => {
  test('inputs name tables, with or without a promise on rows', () => {
    const inputs = ['a', { table: 'b', maxRowsPerRow: 1, severity: 'warning' }];
    expect(contract({ table: custom({ inputs }) }).inputs).toEqual([
      { table: 'a', maxRowsPerRow: null, severity: 'error' },
      { table: 'b', maxRowsPerRow: 1, severity: 'warning' },
    ]);
  });

  test('consent is one object or a list', () => {
    const rule = { owner: 'orders', key: 'id', ownerKey: 'id', date: 'id' };
    const normal = { ...rule, reading: null, severity: 'error' };
    expect(contract({ table: custom({ consent: rule }) }).consent).toEqual([normal]);
    expect(
      contract({ table: custom({ consent: [rule, { ...rule, reading: 'id', severity: 'warning' }] }) })
        .consent,
    ).toEqual([normal, { ...normal, reading: 'id', severity: 'warning' }]);
  });

  test('every curated table is without personal data; elsewhere taint asks for it', () => {
    expect(contract({ table: custom({ zone: 'curated' }) }).pii).toEqual({
      sources: null,
      severity: 'error',
    });
    expect(contract({ table: custom({ zone: 'trusted' }) }).pii).toBeNull();
    expect(contract({ table: custom({ taint: { from: ['a'], severity: 'warning' } }) }).pii).toEqual({
      sources: ['a'],
      severity: 'warning',
    });
  });

  test('extra columns are a violation unless strictColumns is false', () => {
    expect(contract({}).strictColumns).toBe(true);
    expect(contract({ table: custom({ strictColumns: false }) }).strictColumns).toBe(false);
  });

  test('a property that names a vendor is left alone', () => {
    expect(
      contract({ table: 'customProperties:\n  - {property: zone, value: 7, vendor: acme}' }).zone,
    ).toBeNull();
  });

  test('before v3.2 a foreign property needs no vendor, but a misspelt word is still found', () => {
    const table = (name: string) => `customProperties:\n  - {property: ${name}, value: 7}`;
    expect(contract({ apiVersion: 'v3.0.2', table: table('refRulesetName') }).zone).toBeNull();
    const { problems } = parseContracts([odcs({ apiVersion: 'v3.0.2', table: table('zome') })]);
    expect(problems.map(({ nearest }) => nearest)).toEqual(['zone']);
  });
});

describe('landing', () => {
  const server = (rest: string) => `servers:\n  - {server: s, ${rest}}`;
  test.each([
    ['type: local, path: ./a/b, format: json', 'a/b/', 'json'],
    ['type: local, path: "a/{model}/*.csv", format: csv', 'a/orders/', 'csv'],
    ['type: s3, location: "s3://bucket/a/b/x.parquet", format: parquet', 'a/b/', 'parquet'],
  ])('%s lies in %s', (rest, prefix, format) => {
    const table = custom({ zone: 'landing', rejects: { maxPercent: 5 } });
    const { landing, location } = contract({ top: server(rest), table });
    expect(landing).toEqual({ prefix, format, maxRejects: 0.05 });
    expect(location).toBe(prefix);
  });

  test('a computed table has a location and no landing files', () => {
    const found = contract({
      top: server('type: local, path: a/, format: parquet'),
      table: custom({ inputs: ['b'] }),
    });
    expect([found.landing, found.location]).toEqual([null, 'a/']);
  });
});

describe('freshness', () => {
  const hour = 3_600_000;
  test.each([
    ['value: 2, unit: d', 48 * hour],
    ['value: "3", unit: hours', 3 * hour],
    ['value: 30, unit: min', hour / 2],
    ['value: 1, unit: y', 365 * 24 * hour],
  ])('%s is an age', (stated, maxAgeMs) => {
    const top = `slaProperties:\n  - {property: freshness, ${stated}, element: orders.id}`;
    expect(contract({ top }).freshness).toEqual([{ column: 'id', maxAgeMs, severity: 'error' }]);
  });

  test('several elements are several rules, of the severity stated; other properties are documentation', () => {
    const top = [
      'slaProperties:',
      '  - {property: retention, value: 3, unit: y}',
      '  - {property: freshness, value: 1, unit: s, element: "orders.id, at", customProperties: [{property: severity, value: warning}]}',
    ].join('\n');
    const columns = '- {name: id, physicalType: bigint}\n- {name: at, physicalType: date}';
    expect(contract({ top, columns }).freshness).toEqual([
      { column: 'id', maxAgeMs: 1000, severity: 'warning' },
      { column: 'at', maxAgeMs: 1000, severity: 'warning' },
    ]);
  });
});
