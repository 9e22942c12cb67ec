import { join } from 'node:path';
import { readContractFiles } from '../../../harness/contract/contract-files';
import { lintContracts } from '../../../harness/contract/lint/lint';
import { problemText } from '../../../harness/contract/problem';

/** Keys that a stranger's file of each version may have, as that version spells them. */
const versions = {
  'v3.0.2': `apiVersion: v3.0.2
kind: DataContract
id: sales
version: 1.1.0
status: active
tenant: shop
dataProduct: sales
domain: seller
description: {purpose: sales, limitations: none, usage: reports}
tags: [sales]
servers:
  - {server: warehouse, type: postgres, host: localhost, port: 5432, database: sales, schema: public}
schema:
  - name: tbl
    physicalName: tbl_1
    physicalType: table
    businessName: Sales
    dataGranularityDescription: one row a sale
    authoritativeDefinitions: [{url: https://example.com, type: businessDefinition}]
    properties:
      - name: at
        primaryKey: false
        primaryKeyPosition: -1
        logicalType: date
        physicalType: timestamp
        required: false
        partitioned: true
        partitionKeyPosition: 1
        criticalDataElement: false
        transformSourceObjects: [raw]
        transformLogic: select at from raw
        transformDescription: as it is
        examples: [2022-10-03, null]
        encryptedName: at_enc
      - name: amount
        primaryKey: true
        logicalType: number
        physicalType: decimal(10,2)
        logicalTypeOptions: {minimum: 0, exclusiveMinimum: true}
        quality:
          - {rule: nullCheck, type: library, dimension: completeness, severity: error, businessImpact: operational, scheduler: cron, schedule: 0 20 * * *}
    quality:
      - {rule: rowCount, mustBeBetween: [0, 9], name: range, unit: rows, method: reconciliation}
    customProperties: [{property: business-key, value: [at]}]
support: [{channel: chat, tool: slack, scope: interactive, url: https://example.com, invitationUrl: https://example.com}]
price: {priceAmount: 9.95, priceCurrency: USD, priceUnit: megabyte}
team: [{username: me, role: owner, dateIn: 2022-08-02, dateOut: 2022-10-01, replacedByUsername: you}]
roles: [{role: reader, access: read, firstLevelApprovers: a, secondLevelApprovers: b}]
slaDefaultElement: tbl.at
slaProperties: [{property: latency, value: 4, unit: d}, {property: freshness, value: 4, unit: d, driver: regulatory}]
contractCreatedTs: 2022-11-15T02:59:43+00:00
`,
  'v3.1.0': `apiVersion: v3.1.0
kind: DataContract
id: sales
version: 2.0.0
status: draft
schema:
  - id: sales_tbl
    name: sales
    relationships:
      - {type: foreignKey, from: schema/sales_tbl/properties/buyer_id, to: schema/buyers_tbl/properties/id_pk}
    properties:
      - {id: buyer_id, name: buyer, logicalType: integer, physicalType: bigint}
      - {name: at, logicalType: timestamp, physicalType: timestamp, logicalTypeOptions: {timezone: true, defaultTimezone: Etc/UTC}}
    quality: [{id: dup, metric: duplicateValues, arguments: {properties: [buyer, at]}, mustBe: 0}]
  - id: buyers_tbl
    name: buyers
    properties: [{id: id_pk, name: id, logicalType: integer, physicalType: bigint}]
team: {name: shop, members: [{username: me, name: Me}]}
slaProperties: [{id: fresh, property: freshness, value: 1, unit: day, element: sales.at, schedule: daily, scheduler: cron}]
`,
  'v3.2.0': `apiVersion: v3.2.0
kind: DataContract
id: sales
version: 3.0.0-rc.1
context:
  instructions: ask about sales
  verifiedStatements: [{question: how many?, answer: many}]
  constraints: [{constraint: no names}]
schema:
  - name: sales
    synonyms: [{synonym: orders, locale: en}]
    deprecated: false
    context: one row a sale
    properties:
      - name: state
        semanticType: dimension
        logicalType: string
        enum: [{value: open, label: Open, description: not paid}]
      - {name: position, logicalType: vector, logicalTypeOptions: {dimensions: 3, elementType: float32}}
      - {name: labels, logicalType: map, map: {key: {logicalType: string}, value: {logicalType: string}}}
    customProperties: [{property: colour, value: blue, vendor: acme}]
`,
};

const expected: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'v3.0.2': [['tbl_1', 'timestamp', 'decimal(10,2)']],
  'v3.1.0': [
    ['sales', 'bigint', 'timestamp'],
    ['buyers', 'bigint'],
  ],
  'v3.2.0': [['sales', 'string', 'array<float>', 'map<string,string>']],
};

describe('files of a stranger', () => {
  test.each(Object.entries(versions))('%s loads without a problem', (version, text) => {
    const { contracts, problems } = lintContracts([{ file: `${version}.yaml`, text }]);
    expect(problems.map(problemText)).toEqual([]);
    const types = contracts.map(({ table, columns }) => [table, ...columns.map(({ type }) => type)]);
    expect(types).toEqual(expected[version]);
  });
});

describe('the contracts of this lake', () => {
  test.each(['governed', 'rubric'])('%s, with landing, has no problem', async (policy) => {
    const folder = join(__dirname, '../../../contracts');
    const files = await readContractFiles([join(folder, 'landing'), join(folder, policy)]);
    const { contracts, problems } = lintContracts(files);
    expect(problems.map(problemText)).toEqual([]);
    expect(contracts).toHaveLength(8);
  });
});
