/** What a contract means to a catalog: one function that feeds the Glue catalog, the Athena DDL and the drift check. */

import type { Column, Contract, Landing, Zone } from '../contract';
import { catalogName } from './catalog-name';
import { type Storage, storageOf } from './catalog-storage';

export interface CatalogTable {
  readonly name: string;
  /** One line, at most 2048 bytes. */
  readonly description: string;
  readonly zone: Zone | null;
  /** Landing files are external tables in their own format; whatever is computed is an Iceberg table. */
  readonly format: Landing['format'] | 'iceberg';
  /** Folder in the bucket, with `/` at the end; the bucket is a matter of the environment. */
  readonly prefix: string;
  readonly columns: readonly CatalogColumn[];
  /** How Hive reads the files; null for Iceberg, which says so itself. */
  readonly storage: Storage | null;
  /** Table parameters, the same in the catalog whoever creates it. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface CatalogColumn {
  /** As Glue holds it: lower case, letters, digits and underscores. */
  readonly name: string;
  readonly type: string;
  /** Description and classification, e.g. `First and last name. [pii]`; one line, at most 255 bytes. */
  readonly comment: string;
}

// Glue's API: Comment is a single line of at most 255 bytes, Description at most 2048.
const commentLimit = 255;
const descriptionLimit = 2048;

/** The table that a contract describes, without database and bucket. */
export function catalogTable(contract: Contract): CatalogTable {
  const format = contract.landing?.format ?? 'iceberg';
  return {
    name: catalogName(contract.table),
    description: oneLine(contract.description, descriptionLimit),
    zone: contract.zone,
    format,
    prefix: contract.landing?.prefix ?? contract.location ?? `${catalogName(contract.table)}/`,
    columns: contract.columns.map(catalogColumn),
    storage: format === 'iceberg' ? null : storageOf(format, contract.columns),
    properties: properties(contract, format),
  };
}

function catalogColumn(column: Column): CatalogColumn {
  const tag = column.classification === null ? '' : `[${column.classification}]`;
  const text = oneLine(column.description, commentLimit - tag.length - 1);
  return {
    name: catalogName(column.name),
    type: column.type,
    comment: [text, tag].filter(Boolean).join(' '),
  };
}

function oneLine(text: string, bytes: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (Buffer.byteLength(line) <= bytes) return line;
  const cut = Buffer.from(line)
    .subarray(0, bytes - 3)
    .toString();
  // The cut may have split a character, which then decodes to U+FFFD.
  return `${cut.replace(/\uFFFD+$/, '').trimEnd()}...`;
}

function properties(contract: Contract, format: CatalogTable['format']): Readonly<Record<string, string>> {
  return {
    ...(format === 'iceberg' ? { table_type: 'ICEBERG' } : { classification: format }),
    ...(format === 'csv' ? { 'skip.header.line.count': '1' } : {}),
    ...(contract.zone === null ? {} : { zone: contract.zone }),
    'contract.id': contract.id,
    'contract.version': contract.version,
  };
}
