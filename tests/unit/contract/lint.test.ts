import { lintContracts } from '../../../harness/contract/lint/lint';
import { problemText } from '../../../harness/contract/problem';
import type { TextFile } from '../../../harness/contract/yaml-source';
import { custom, odcs, unmarked } from './odcs-text';

const text = '- {name: note, logicalType: string, physicalType: string, classification: internal}';
const landing = 'servers:\n  - {server: s, type: local, path: a/, format: json}';
const zone = (name: string) => `  - {property: zone, value: ${name}}`;
const customers = odcs({
  name: 'customers',
  columns: '- {name: id, physicalType: bigint}\n- {name: email, physicalType: string}',
});

/** Rule, the files with ▶ at the place expected, and words of the message. */
type Fault = readonly [rule: string, files: readonly TextFile[], ...words: readonly string[]];

const ofTheProfile: readonly Fault[] = [
  [
    'an unknown key',
    [odcs({ columns: '- name: id\n  physicalType: bigint\n  ▶requird: true' })],
    'unknown key "requird" at schema[0].properties[0]; allowed: id, name,',
    'did you mean "required"?',
  ],
  ['an unknown key at the top', [odcs({ top: '▶owner: me' })], 'unknown key "owner" at the top level'],
  [
    'a missing name',
    [odcs({ columns: '- ▶physicalType: bigint' })],
    'missing key "name" at schema[0].properties[0]',
  ],
  [
    'a version that is not semantic',
    [{ file: 'a.yaml', text: 'apiVersion: v3.2.0\nkind: DataContract\nid: a\nversion: ▶"1.0"\n' }],
    '"1.0" at version; allowed: a semantic version',
  ],
  [
    'an unknown logicalType',
    [odcs({ columns: '- {name: id, physicalType: bigint, logicalType: ▶integr}' })],
    'unknown value "integr"',
    'did you mean "integer"?',
  ],
  [
    'an unknown classification',
    [odcs({ columns: '- {name: id, physicalType: bigint, classification: ▶secret}' })],
    'allowed: public, internal, pseudonymous, pii',
  ],
  [
    'an unknown severity',
    [odcs({ table: 'quality:\n  - {metric: rowCount, mustBe: 1, severity: ▶fatal}' })],
    'allowed: error, warning',
  ],
  [
    'an unknown metric',
    [odcs({ table: 'quality:\n  - {metric: ▶rowcount, mustBe: 1}' })],
    'did you mean "rowCount"?',
  ],
  [
    'an unknown unit',
    [odcs({ table: 'quality:\n  - {metric: rowCount, mustBe: 1, unit: ▶bytes}' })],
    'allowed: rows, percent',
  ],
  [
    'a rule without a threshold',
    [odcs({ table: 'quality:\n  - ▶{metric: rowCount}' })],
    'a rule without a threshold',
    'mustBe, mustNotBe',
  ],
  [
    'an SQL rule without a threshold',
    [odcs({ table: 'quality:\n  - ▶{type: sql, query: SELECT 1}' })],
    'a rule without a threshold',
  ],
  ['a rule without a metric', [odcs({ table: 'quality:\n  - ▶{mustBe: 0}' })], 'a rule without a metric'],
  [
    'an argument that the metric does not take',
    [odcs({ table: 'quality:\n  - {metric: rowCount, mustBe: 1, arguments: {▶properties: [id]}}' })],
    'unknown key "properties"',
  ],
  [
    'an option of another logicalType',
    [
      odcs({
        columns:
          '- {name: id, logicalType: integer, physicalType: bigint, logicalTypeOptions: {▶pattern: x}}',
      }),
    ],
    'unknown key "pattern"',
    'minimum',
  ],
  [
    'an unknown custom property',
    [odcs({ table: 'customProperties:\n  - {property: ▶zome, value: landing}' })],
    'unknown custom property "zome"',
    'did you mean "zone"?',
  ],
  [
    'a custom property where the profile has none',
    [odcs({ top: 'customProperties:\n  - {property: ▶zone, value: landing}' })],
    'unknown custom property "zone"',
    'name a vendor',
  ],
  [
    'custom properties as a map',
    [odcs({ table: 'customProperties:\n  ▶zone: landing' })],
    'a map at schema[0].customProperties; allowed: array',
  ],
  [
    'an unknown zone',
    [odcs({ table: 'customProperties:\n  - {property: zone, value: ▶raw}' })],
    'allowed: landing, trusted, curated',
  ],
  [
    'a share of rejects above the whole',
    [
      odcs({
        top: landing,
        table: `customProperties:\n${zone('landing')}\n  - {property: rejects, value: {maxPercent: ▶101}}`,
      }),
    ],
    'a number <= 100',
  ],
];

const ofOneFile: readonly Fault[] = [
  [
    'a key that stands twice',
    [odcs({ columns: '- name: id\n  physicalType: bigint\n  ▶name: ident' })],
    'duplicate key "name"',
  ],
  [
    'text that is no YAML',
    [{ file: 'a.yaml', text: 'description:\n  purpose: a ▶colon: here\n'.replace('a ▶', '▶a ') }],
    'no valid YAML',
  ],
  [
    'an unknown physicalType',
    [odcs({ columns: '- {name: id, physicalType: ▶bigit}' })],
    'unknown type "bigit"',
  ],
  [
    'a type that does not fit its logicalType',
    [odcs({ columns: '- {name: id, logicalType: integer, physicalType: ▶string}' })],
    'type "string", which does not fit logicalType "integer"',
  ],
  ['a column without a type', [odcs({ columns: '- ▶{name: id}' })], 'a column without a type'],
  [
    'a pattern that is no regular expression',
    [odcs({ columns: text.replace('}', () => ', logicalTypeOptions: {pattern: ▶"[a"}}') })],
    'no valid pattern "[a"',
  ],
  [
    'a pattern with a backslash class',
    [odcs({ columns: text.replace('}', () => ", logicalTypeOptions: {pattern: ▶'^\\d+\\.\\w$'}}") })],
    'backslash in the pattern',
    'did you mean "^[0-9]+[.][A-Za-z0-9_]$"?',
  ],
  [
    'a pattern with look-ahead',
    [odcs({ columns: text.replace('}', () => ", logicalTypeOptions: {pattern: ▶'^(?!x).*$'}}") })],
    "DuckDB's RE2 does not know",
  ],
  [
    'a least length above the greatest',
    [odcs({ columns: text.replace('}', () => ', logicalTypeOptions: {minLength: ▶9, maxLength: 3}}') })],
    'minLength 9 above maxLength 3',
  ],
  [
    'a minimum above the maximum',
    [odcs({ columns: '- {name: id, logicalType: integer, logicalTypeOptions: {minimum: ▶9, maximum: 3}}' })],
    'minimum 9 above maximum 3',
  ],
  [
    'a range of the wrong way round',
    [odcs({ table: 'quality:\n  - {metric: rowCount, mustBeBetween: ▶[9, 3]}' })],
    '[9, 3]',
    'allowed: [3, 9]',
  ],
  [
    'two thresholds in one rule',
    [odcs({ table: 'quality:\n  - {metric: rowCount, mustBeGreaterThan: 1, ▶mustBeLessThan: 9}' })],
    'a second threshold "mustBeLessThan"',
  ],
  [
    'a count compared with text',
    [odcs({ table: 'quality:\n  - {metric: rowCount, mustBe: ▶many}' })],
    '"many" for a count',
  ],
  [
    'a row count in percent',
    [odcs({ table: 'quality:\n  - {metric: rowCount, mustBe: 1, unit: ▶percent}' })],
    'a row count in percent',
  ],
  [
    'a metric of columns on a table',
    [odcs({ table: 'quality:\n  - {metric: ▶nullValues, mustBe: 0}' })],
    'metric "nullValues" of a table',
  ],
  [
    'a row count of a column',
    [
      odcs({
        columns: '- name: id\n  physicalType: bigint\n  quality:\n    - {metric: ▶rowCount, mustBe: 0}',
      }),
    ],
    'metric "rowCount" of a column',
  ],
  [
    'duplicates of a table without columns',
    [odcs({ table: 'quality:\n  - ▶{metric: duplicateValues, mustBe: 0}' })],
    'duplicateValues of a table without columns',
  ],
  [
    'invalid values without what is valid',
    [
      odcs({
        columns: '- name: id\n  physicalType: bigint\n  quality:\n    - ▶{metric: invalidValues, mustBe: 0}',
      }),
    ],
    'without what is valid',
  ],
  [
    'a rule of a foreign engine',
    [odcs({ table: 'quality:\n  - {▶type: custom, engine: soda, implementation: x}' })],
    'a rule of soda, which the harness cannot run',
  ],
  [
    'an SQL rule that writes',
    [odcs({ table: 'quality:\n  - {type: sql, query: ▶DELETE FROM orders, mustBe: 0}' })],
    'no single SELECT',
  ],
  [
    'an SQL rule of two statements',
    [odcs({ table: 'quality:\n  - {type: sql, query: ▶"SELECT 1; SELECT 2", mustBe: 0}' })],
    'no single SELECT',
  ],
  [
    'a rule inside a nested value',
    [
      odcs({
        columns:
          '- name: a\n  logicalType: object\n  properties:\n    - {name: b, logicalType: string, required: ▶true}',
      }),
    ],
    'rule "required" inside a nested value',
  ],
  [
    'a landing table without a place',
    [odcs({ table: `customProperties:\n${zone('landing')}` }).text].map((yaml) => ({
      file: 'a.yaml',
      text: yaml.replace('- name: orders', '- ▶name: orders'),
    })),
    'a landing table without a place',
  ],
  [
    'an unknown format of landing files',
    [
      odcs({
        top: 'servers:\n  - {server: s, type: local, path: a/, format: ▶xml}',
        table: `customProperties:\n${zone('landing')}`,
      }),
    ],
    'unknown format "xml"',
  ],
  [
    'freshness in an unknown unit',
    [odcs({ top: 'slaProperties:\n  - {property: freshness, value: 1, unit: ▶dayz, element: orders.id}' })],
    'unknown unit "dayz"',
    'did you mean "day"?',
  ],
  [
    'freshness of an unknown table',
    [odcs({ top: 'slaProperties:\n  - {property: freshness, value: 1, unit: d, element: ▶order.id}' })],
    'unknown table in "order.id"',
    'did you mean "orders"?',
  ],
  [
    'a custom property that stands twice',
    [odcs({ table: `customProperties:\n${zone('trusted')}\n  - ▶{property: zone, value: curated}` })],
    'custom property "zone" a second time',
  ],
];

const betweenFiles: readonly Fault[] = [
  [
    'two contracts for one table',
    [odcs({ file: 'a.yaml' }), odcs({ file: 'b.yaml', name: '▶orders' })],
    'a second contract for table "orders" (the first: a.yaml)',
  ],
  [
    'two columns of one name',
    [odcs({ columns: '- {name: id, physicalType: bigint}\n- ▶{name: ID, physicalType: bigint}' })],
    'column "ID" a second time',
  ],
  [
    'two rules of one id',
    [
      odcs({
        table:
          'quality:\n  - {id: full, metric: rowCount, mustBe: 1}\n  - ▶{id: full, metric: rowCount, mustBe: 2}',
      }),
    ],
    'rule id "full" a second time',
  ],
  [
    'a relationship to an unknown table',
    [
      customers,
      odcs({ columns: '- name: id\n  physicalType: bigint\n  relationships:\n    - {to: ▶customer.id}' }),
    ],
    'unknown table "customer"',
    'did you mean "customers"?',
  ],
  [
    'a relationship to an unknown column',
    [
      customers,
      odcs({ columns: '- name: id\n  physicalType: bigint\n  relationships:\n    - {to: ▶customers.mail}' }),
    ],
    'unknown column "mail" of customers',
  ],
  [
    'a reference that is none',
    [odcs({ columns: '- name: id\n  physicalType: bigint\n  relationships:\n    - {to: ▶customers}' })],
    '"customers", no reference to a column',
  ],
  [
    'a composite key of two lengths',
    [
      customers,
      odcs({ table: 'relationships:\n  - {from: [orders.id], ▶to: [customers.id, customers.email]}' }),
    ],
    "1 of this table's columns against 2 of customers",
  ],
  [
    'children per parent of the wrong way round',
    [
      customers,
      odcs({
        columns:
          '- name: id\n  physicalType: bigint\n  relationships:\n    - to: customers.id\n      customProperties: [{property: childrenPerParent, value: {▶min: 3, max: 1}}]',
      }),
    ],
    'min 3 above max 1',
  ],
  [
    'duplicates of an unknown column',
    [odcs({ table: 'quality:\n  - {metric: duplicateValues, mustBe: 0, arguments: {properties: ▶[idd]}}' })],
    'unknown column "idd" of orders',
    'did you mean "id"?',
  ],
  [
    'an unknown input',
    [customers, odcs({ table: 'customProperties:\n  - {property: inputs, value: [customers, ▶customrs]}' })],
    'unknown table "customrs"',
    'did you mean "customers"?',
  ],
  [
    'a cycle of inputs',
    [
      odcs({ name: 'a', table: 'customProperties:\n  - {property: inputs, value: [▶b]}' }),
      odcs({ name: 'b', table: custom({ inputs: ['a'] }) }),
    ],
    'a cycle of inputs a <- b <- a',
  ],
  [
    'consent of an unknown owner',
    [
      odcs({
        table:
          'customProperties:\n  - {property: consent, value: {owner: ▶people, key: id, ownerKey: id, date: id}}',
      }),
    ],
    'unknown table "people"',
  ],
  [
    'consent by an unknown date',
    [
      odcs({
        table:
          'customProperties:\n  - {property: consent, value: {owner: orders, key: id, ownerKey: id, date: ▶since}}',
      }),
    ],
    'unknown column "since" of orders',
  ],
  [
    'consent since a text',
    [
      odcs({
        columns: '- {name: id, physicalType: bigint}\n- {name: since, physicalType: string}',
        table:
          'customProperties:\n  - {property: consent, value: {owner: orders, key: id, ownerKey: id, date: ▶since}}',
      }),
    ],
    'column "since" of type string',
  ],
  [
    'taint from an unknown table',
    [odcs({ table: 'customProperties:\n  - {property: taint, value: {from: [▶people]}}' })],
    'unknown table "people"',
  ],
  [
    'freshness of an unknown column',
    [odcs({ top: 'slaProperties:\n  - {property: freshness, value: 1, unit: d, element: ▶orders.at}' })],
    'unknown column "at" of orders',
  ],
  [
    'freshness of a text',
    [
      odcs({
        columns: '- {name: at, physicalType: string}',
        top: 'slaProperties:\n  - {property: freshness, value: 1, unit: d, element: ▶orders.at}',
      }),
    ],
    'freshness of column "at" of type string',
  ],
  [
    'a landing text without a classification',
    [
      odcs({
        top: landing,
        columns: '- ▶{name: note, physicalType: string}',
        table: `customProperties:\n${zone('landing')}`,
      }),
    ],
    'text column "note" of zone landing without a classification',
  ],
  [
    'a curated text without a classification',
    [
      odcs({
        columns: '- ▶{name: note, physicalType: string}',
        table: `customProperties:\n${zone('curated')}`,
      }),
    ],
    'text column "note" of zone curated without a classification',
  ],
  [
    'a pii column in curated',
    [
      odcs({
        columns: '- {name: note, physicalType: string, classification: ▶pii}',
        table: `customProperties:\n${zone('curated')}`,
      }),
    ],
    'pii column "note" in the curated zone',
  ],
];

const faults = [...ofTheProfile, ...ofOneFile, ...betweenFiles].map(
  ([rule, files, ...words]) => [rule, { files, words }] as const,
);

describe('lint', () => {
  test.each(faults)('reports %s at its place, and nothing else', (_, { files, words }) => {
    const marked = unmarked(files);
    const problems = lintContracts(marked.files).problems.map(problemText);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${marked.place.replaceAll('.', '[.]')}: `));
    for (const word of words) expect(problems[0]).toContain(word);
  });

  test('reports all problems at once, in the order of the files and of their lines', () => {
    const files = [
      odcs({
        name: 'b',
        columns: '- {name: id, physicalType: bigit}',
        table: 'quality:\n  - {metric: rowCount}',
      }),
      odcs({ name: 'a', top: 'owner: me', table: custom({ inputs: ['nothing'] }) }),
    ];
    const places = lintContracts(files).problems.map(({ file, line, path }) => `${file}:${line} ${path}`);
    expect(places).toEqual([
      'a.yaml:5 ',
      'a.yaml:11 schema[0].customProperties[0].value[0]',
      'b.yaml:8 schema[0].properties[0].physicalType',
      'b.yaml:10 schema[0].quality[0]',
    ]);
  });

  test('a missing key does not hide what else is wrong', () => {
    const text = odcs({ columns: '- {name: id, physicalType: bigit}' }).text.replace('version: 1.0.0\n', '');
    const found = lintContracts([{ file: 'a.yaml', text }]).problems.map((problem) => problem.found);
    expect(found).toEqual(['missing key "version"', 'unknown type "bigit"']);
  });

  test('a value of the wrong kind is reported once, and what it spoils is not', () => {
    const files = [odcs({ columns: '- {name: id, logicalType: integr}' })];
    expect(lintContracts(files).problems.map(({ found }) => found)).toEqual(['unknown value "integr"']);
  });

  test('a broken file still gives its tables to others', () => {
    const broken = { file: 'a.yaml', text: `${odcs({ name: 'a' }).text}description:\n  purpose: a: b\n` };
    const problems = lintContracts([broken, odcs({ name: 'b', table: custom({ inputs: ['a'] }) })]).problems;
    expect(problems.map(({ file }) => file)).toEqual(['a.yaml']);
  });

  test('pii in curated is allowed where taint is a warning', () => {
    const columns = '- {name: note, physicalType: string, classification: pii}';
    const table = custom({ zone: 'curated', taint: { severity: 'warning' } });
    expect(lintContracts([odcs({ columns, table })]).problems).toEqual([]);
  });

  test.each([
    ['a text that is empty', ''],
    ['a list', '- a'],
    ['an alias without an anchor', 'a: *b'],
    ['an anchor inside itself', 'a: &a {b: *a}'],
    ['two documents', 'a: 1\n---\nb: 2'],
  ])('%s is a problem, not a crash', (_, yaml) => {
    expect(lintContracts([{ file: 'a.yaml', text: yaml }]).problems).not.toEqual([]);
  });
});
