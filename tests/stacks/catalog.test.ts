import { catalogTable } from '../../harness/contract/catalog/catalog';
import type { LakeSources } from '../../stacks/sources';
import { anEnvironment } from './an-environment';
import { lakehouse, lakehouseOf, type Synthesised, sourcesOf, type Values } from './synthesised';

let dev: Synthesised;
let sources: LakeSources;
beforeAll(async () => {
  [dev, sources] = [await lakehouse('dev'), await sourcesOf()];
});

describe('catalog', () => {
  test('the catalog holds the eight tables of the contracts, with their columns, types and comments', () => {
    const found = dev.all('aws_glue_catalog_table').map((table) => ({
      name: table.name,
      columns: (table.storage_descriptor as Values).columns,
    }));
    const expected = sources.tables.map(({ catalog }) => ({ name: catalog.name, columns: catalog.columns }));
    const byName = (a: { name: unknown }, b: { name: unknown }) => (String(a.name) < String(b.name) ? -1 : 1);
    expect(found).toHaveLength(8);
    expect([...found].sort(byName)).toEqual([...expected].sort(byName));
  });

  test('the classification of a column reaches the catalog', () => {
    const table = dev.one('aws_glue_catalog_table', { name: 'customer_landing' });
    expect(JSON.stringify(table)).toContain('First and last name. [pii]');
  });

  test('each table lies where its contract says, is described by it, and reads its files as it says', () => {
    for (const { contract } of sources.tables) {
      const { name, description, prefix, storage, properties } = catalogTable(contract);
      expect(dev.one('aws_glue_catalog_table', { name })).toMatchObject({
        database_name: expect.stringContaining('aws_glue_catalog_database'),
        description,
        storage_descriptor: { location: `s3://stedi-dev-lake-111111111111-us-east-1/${prefix}` },
        ...(storage === null ? {} : { parameters: { EXTERNAL: 'TRUE', ...properties } }),
      });
      expect(formatsOf(name)).toEqual([storage?.inputFormat, storage?.outputFormat, storage?.serde]);
    }
  });

  test('landing is external JSON whose keys match in any case, as `timeStamp` does', () => {
    expect(dev.one('aws_glue_catalog_table', { name: 'accelerometer_landing' })).toMatchObject({
      table_type: 'EXTERNAL_TABLE',
      storage_descriptor: {
        location: 's3://stedi-dev-lake-111111111111-us-east-1/accelerometer/landing/',
        ser_de_info: {
          serialization_library: 'org.openx.data.jsonserde.JsonSerDe',
          parameters: { 'case.insensitive': 'true', 'ignore.malformed.json': 'false' },
        },
      },
    });
  });

  test('trusted and curated are Iceberg, and Terraform updates nothing of what it created', () => {
    const iceberg = dev.all('aws_glue_catalog_table').filter((table) => table.open_table_format_input);
    expect(iceberg).toHaveLength(5);
    for (const table of iceberg) {
      expect(table.open_table_format_input).toEqual({
        iceberg_input: { metadata_operation: 'CREATE', version: '2' },
      });
      expect(table.lifecycle).toEqual({
        ignore_changes: ['description', 'parameters', 'storage_descriptor', 'open_table_format_input'],
      });
      // A parameter given here would be one that Glue has not set itself.
      expect(table.parameters).toBeUndefined();
    }
  });

  test('an environment of the policy rubric gets the tables of rubric', async () => {
    const rubric = lakehouseOf({ ...anEnvironment('dev'), policy: 'rubric' }, await sourcesOf('rubric'));
    const columns = (stack: Synthesised) =>
      JSON.stringify(stack.one('aws_glue_catalog_table', { name: 'customers_curated' }));
    expect(columns(rubric)).toContain('"email"');
    expect(columns(dev)).not.toContain('"email"');
  });
});

function formatsOf(name: string): readonly unknown[] {
  const { storage_descriptor } = dev.one('aws_glue_catalog_table', { name });
  const { input_format, output_format, ser_de_info } = storage_descriptor as Values;
  return [input_format, output_format, (ser_de_info as Values | undefined)?.serialization_library];
}
