import fc from 'fast-check';
import { catalogTable } from '../../../harness/contract/catalog/catalog';
import { sampleColumn, sampleContract } from './sample-contract';

const jsonLanding = { prefix: 'readings/landing/', format: 'json', maxRejects: 0 } as const;

describe('catalogTable', () => {
  test('a computed table is Iceberg in the folder that its contract names', () => {
    expect(catalogTable(sampleContract({ location: 'readings/trusted/' }))).toMatchObject({
      format: 'iceberg',
      prefix: 'readings/trusted/',
      storage: null,
      properties: { table_type: 'ICEBERG' },
    });
  });

  test('a computed table whose contract names no folder has one of its own name', () => {
    expect(catalogTable(sampleContract({ table: 'readings', location: null })).prefix).toBe('readings/');
  });

  test('landing JSON is external, read by the OpenX SerDe, keys in any case, malformed lines an error', () => {
    const table = catalogTable(sampleContract({ landing: jsonLanding, location: null }));
    expect(table).toMatchObject({
      format: 'json',
      prefix: 'readings/landing/',
      storage: {
        serde: 'org.openx.data.jsonserde.JsonSerDe',
        serdeParameters: { 'case.insensitive': 'true', 'ignore.malformed.json': 'false' },
        inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
      },
    });
  });

  test('only a key that is no catalog name is mapped to its column', () => {
    const columns = [sampleColumn('timeStamp'), sampleColumn('serial-Number')];
    const table = catalogTable(sampleContract({ landing: jsonLanding, columns }));
    expect(table.columns.map(({ name }) => name)).toEqual(['timestamp', 'serial_number']);
    expect(table.storage?.serdeParameters).toEqual({
      'case.insensitive': 'true',
      'ignore.malformed.json': 'false',
      'mapping.serial_number': 'serial-number',
    });
  });

  test('landing CSV has a header line that is no row', () => {
    const table = catalogTable(sampleContract({ landing: { ...jsonLanding, format: 'csv' } }));
    expect(table.storage?.serde).toBe('org.apache.hadoop.hive.serde2.OpenCSVSerde');
    expect(table.properties).toMatchObject({ classification: 'csv', 'skip.header.line.count': '1' });
  });

  test('columns keep their order and carry description and classification', () => {
    const columns = [
      sampleColumn('user', {
        type: 'string',
        description: 'E-mail\n  of the customer.',
        classification: 'pii',
      }),
      sampleColumn('at', { description: 'Unix ms.' }),
      sampleColumn('x', { type: 'double', classification: 'internal' }),
    ];
    expect(catalogTable(sampleContract({ columns })).columns).toEqual([
      { name: 'user', type: 'string', comment: 'E-mail of the customer. [pii]' },
      { name: 'at', type: 'bigint', comment: 'Unix ms.' },
      { name: 'x', type: 'double', comment: '[internal]' },
    ]);
  });

  test('the contract that a table comes from stands in its properties', () => {
    const table = catalogTable(sampleContract({ id: 'a', version: '2.1.0', zone: 'curated' }));
    expect(table.properties).toMatchObject({
      'contract.id': 'a',
      'contract.version': '2.1.0',
      zone: 'curated',
    });
  });

  test('a long description is cut between characters, not within one', () => {
    const columns = [
      sampleColumn('a', { description: 'ü'.repeat(200) }),
      sampleColumn('b', { description: `x${'ü'.repeat(200)}` }),
    ];
    for (const { comment } of catalogTable(sampleContract({ columns })).columns) {
      expect(comment).toMatch(/^x?ü{120,}\.\.\.$/);
    }
  });

  test('a comment fits the catalog and keeps its classification, however long the description', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400, size: 'max' }), (description) => {
        const columns = [
          sampleColumn('user', { description: `x${description}`, classification: 'pseudonymous' }),
        ];
        const comment = catalogTable(sampleContract({ columns })).columns[0]?.comment ?? '';
        expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(255);
        expect(comment).toMatch(/ \[pseudonymous\]$/);
        expect(comment).not.toMatch(/[\n\r]/);
      }),
    );
  });
});
