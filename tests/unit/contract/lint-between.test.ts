/** What the contracts that are used together say of each other, and of their columns. */
import { landing, testFaults, zone } from './lint-faults';
import { custom, odcs } from './odcs-text';

const customers = odcs({
  name: 'customers',
  columns: '- {name: id, physicalType: bigint}\n- {name: email, physicalType: string}',
});

testFaults([
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
]);
