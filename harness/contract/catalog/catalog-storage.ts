/** How Hive, and so Athena, reads the files of an external table. */

import type { Column, Landing } from '../contract';
import { catalogName } from './catalog-name';

export interface Storage {
  readonly serde: string;
  readonly serdeParameters: Readonly<Record<string, string>>;
  readonly inputFormat: string;
  readonly outputFormat: string;
}

export function storageOf(format: Landing['format'], columns: readonly Column[]): Storage {
  if (format === 'parquet') return parquet;
  return {
    ...(format === 'json' ? { ...json, serdeParameters: jsonParameters(columns) } : csv),
    ...textFiles,
  };
}

const textFiles = {
  inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
};

const json = { serde: 'org.openx.data.jsonserde.JsonSerDe' };

const csv = {
  serde: 'org.apache.hadoop.hive.serde2.OpenCSVSerde',
  serdeParameters: { separatorChar: ',', quoteChar: '"', escapeChar: '\\' },
};

const parquet: Storage = {
  serde: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
  serdeParameters: { 'serialization.format': '1' },
  inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
};

/**
 * Keys match in any case (`timeStamp` is `timestamp`), and a malformed line fails the query: skipping it would drop
 * data in silence. A key that is no catalog name is mapped to its column.
 */
function jsonParameters(columns: readonly Column[]): Readonly<Record<string, string>> {
  const mapped = columns
    .map((column) => [catalogName(column.name), column.name.toLowerCase()] as const)
    .filter(([name, key]) => name !== key)
    .map(([name, key]) => [`mapping.${name}`, key] as const);
  return { 'case.insensitive': 'true', 'ignore.malformed.json': 'false', ...Object.fromEntries(mapped) };
}
