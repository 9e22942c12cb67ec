/** What is wrong in one file, beyond its profile. */
import { testFaults, zone } from './lint-faults';
import { odcs } from './odcs-text';

const text = '- {name: note, logicalType: string, physicalType: string, classification: internal}';

testFaults([
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
]);
