/** The Glue database and its tables, all from the contracts. Decision record 0009. */
import { GlueCatalogDatabase } from '@cdktf/provider-aws/lib/glue-catalog-database';
import { GlueCatalogTable, type GlueCatalogTableConfig } from '@cdktf/provider-aws/lib/glue-catalog-table';
import { Construct } from 'constructs';
import type { CatalogTable } from '../harness/contract/catalog/catalog';
import type { Environment } from './environment/environment';
import type { LakeTable } from './lake-table';

export class Catalog extends Construct {
  constructor(scope: Construct, environment: Environment, tables: readonly LakeTable[]) {
    super(scope, 'catalog');
    const database = new GlueCatalogDatabase(this, 'database', {
      name: environment.database,
      description: `The lake of ${environment.name}, policy ${environment.policy}`,
    });
    for (const { catalog } of tables)
      new GlueCatalogTable(this, catalog.name, {
        databaseName: database.name,
        ...(catalog.format === 'iceberg' ? iceberg(catalog, environment) : external(catalog, environment)),
      });
  }
}

type Table = Omit<GlueCatalogTableConfig, 'databaseName'>;

function external(table: CatalogTable, environment: Environment): Table {
  const { storage } = table;
  return {
    ...described(table),
    parameters: { EXTERNAL: 'TRUE', ...table.properties },
    storageDescriptor: {
      ...placed(table, environment),
      inputFormat: storage?.inputFormat,
      outputFormat: storage?.outputFormat,
      serDeInfo: { serializationLibrary: storage?.serde, parameters: storage?.serdeParameters },
    },
  };
}

/**
 * Glue writes the first metadata file itself. From then on every commit rewrites parameters (with the metadata location)
 * and storage descriptor, which the job evolves. Terraform ignores all that could change, the description too: its
 * smallest update sends the whole entry, and could undo a commit for the sake of a text.
 */
function iceberg(table: CatalogTable, environment: Environment): Table {
  return {
    ...described(table),
    openTableFormatInput: {
      icebergInput: { metadataOperation: 'CREATE', version: String(environment.iceberg.formatVersion) },
    },
    storageDescriptor: placed(table, environment),
    lifecycle: {
      ignoreChanges: ['description', 'parameters', 'storage_descriptor', 'open_table_format_input'],
    },
  };
}

function described({ name, description }: CatalogTable): Pick<Table, 'name' | 'description' | 'tableType'> {
  return { name, description, tableType: 'EXTERNAL_TABLE' };
}

function placed({ columns, prefix }: CatalogTable, { buckets }: Environment) {
  return {
    location: `s3://${buckets.lake}/${prefix}`,
    columns: columns.map(({ name, type, comment }) => ({ name, type, comment })),
  };
}
