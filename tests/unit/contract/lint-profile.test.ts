/** What the profile of ODCS refuses. */
import { landing, testFaults, zone } from './lint-faults';
import { odcs } from './odcs-text';

testFaults([
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
]);
