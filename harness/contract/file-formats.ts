/** Formats of files, by the extensions and words that name them. */
import type { Landing } from './contract';

export const fileFormats: ReadonlyMap<string, Landing['format']> = new Map([
  ['json', 'json'],
  ['jsonl', 'json'],
  ['ndjson', 'json'],
  ['csv', 'csv'],
  ['parquet', 'parquet'],
]);
