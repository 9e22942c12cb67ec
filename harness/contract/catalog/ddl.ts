/**
 * Athena's CREATE statements. Athena parses them with Hive's grammar: names stand in backticks, and a quote within a
 * text is escaped by a backslash.
 */

import { type Contract, isLanding } from '../contract';
import { type CatalogTable, catalogTable } from './catalog';
import type { Storage } from './catalog-storage';

export interface DdlNames {
  readonly database: string;
  readonly bucket: string;
}

export interface DdlFile {
  /** Below the folder of DDL, e.g. `landing/customer_landing.sql`. */
  readonly file: string;
  readonly text: string;
}

/** The written files serve every environment: whoever runs them fills in both names. */
const placeholders: DdlNames = { database: placeholder('database'), bucket: placeholder('bucket') };

/** One file a contract: policies share the names of their tables, so each has a folder; landing tables serve all. */
export function ddlFiles(contracts: readonly Contract[], policy: string): readonly DdlFile[] {
  return contracts.map((contract) => {
    const table = catalogTable(contract);
    const heading = [
      `-- ${table.description || table.name}`,
      `-- Generated from contract ${contract.id} ${contract.version}.`,
    ];
    return {
      file: `${isLanding(contract) ? 'landing' : policy}/${table.name}.sql`,
      text: `${heading.join('\n')}\n${athenaDdl(table, placeholders)};\n`,
    };
  });
}

/** The statement, without a semicolon, which creates the table. */
export function athenaDdl(table: CatalogTable, names: DdlNames): string {
  const external = table.storage !== null;
  return [
    `CREATE ${external ? 'EXTERNAL ' : ''}TABLE ${identifier(names.database)}.${identifier(table.name)} (`,
    table.columns.map(column).join(',\n'),
    ')',
    // Iceberg's CREATE TABLE has no COMMENT of the table.
    ...(external && table.description !== '' ? [`COMMENT ${text(table.description)}`] : []),
    ...(table.storage === null ? [] : rowFormat(table.storage)),
    `LOCATION ${text(`s3://${names.bucket}/${table.prefix}`)}`,
    `TBLPROPERTIES (\n${pairs(tableProperties(table))}\n)`,
  ].join('\n');
}

function placeholder(name: string): string {
  return `\${${name}}`;
}

function column({ name, type, comment }: CatalogTable['columns'][number]): string {
  return `  ${identifier(name)} ${type}${comment === '' ? '' : ` COMMENT ${text(comment)}`}`;
}

function rowFormat(storage: Storage): readonly string[] {
  return [
    `ROW FORMAT SERDE ${text(storage.serde)}`,
    `WITH SERDEPROPERTIES (\n${pairs(storage.serdeParameters)}\n)`,
    `STORED AS INPUTFORMAT ${text(storage.inputFormat)}`,
    `OUTPUTFORMAT ${text(storage.outputFormat)}`,
  ];
}

/** For Iceberg Athena takes its own properties only, and refuses any other in CREATE TABLE. */
function tableProperties(table: CatalogTable): Readonly<Record<string, string>> {
  return table.format === 'iceberg'
    ? { table_type: 'ICEBERG', format: 'parquet', write_compression: 'zstd' }
    : table.properties;
}

function pairs(entries: Readonly<Record<string, string>>): string {
  return Object.entries(entries)
    .map(([name, value]) => `  ${text(name)} = ${text(value)}`)
    .join(',\n');
}

function identifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function text(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
