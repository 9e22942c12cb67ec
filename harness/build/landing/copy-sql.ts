/** The one statement that turns landing files, or clean lines in their place, into a Parquet file. */
import type { Spelling } from './key-spelling';
import type { LandingColumn } from './landing-columns';

/** Files of JSON lines that spell their keys alike. */
export interface JsonLines {
  readonly files: readonly string[];
  readonly spelling: Spelling;
}

export function copySql(
  columns: readonly LandingColumn[],
  sources: readonly JsonLines[],
  out: string,
): string {
  const selects =
    sources.length === 0 ? [emptySelect(columns)] : sources.map((source) => select(columns, source));
  return [
    'COPY (',
    selects.join('\nUNION ALL\n'),
    `) TO ${literal(out)} (FORMAT parquet, COMPRESSION zstd)`,
  ].join('\n');
}

function select(columns: readonly LandingColumn[], { files, spelling }: JsonLines): string {
  const keys = columns.map((column) => ({ column, key: spelling.get(column.name) }));
  const present = keys.filter(({ key }) => key !== undefined);
  // Lines of `{}` alone: DuckDB wants at least one column.
  const read = present.length > 0 ? present : keys.slice(0, 1);
  const values = keys.map(({ column: { name, kind }, key }) => {
    const value = key === undefined ? 'NULL' : identifier(key);
    return `  ${key !== undefined && kind.readAs === kind.type ? value : `CAST(${value} AS ${kind.type})`} AS ${identifier(name)}`;
  });
  const types = read.map(({ column: { name, kind }, key }) => `${literal(key ?? name)}: '${kind.readAs}'`);
  return [
    `SELECT\n${values.join(',\n')}`,
    `FROM read_json([${files.map((file) => literal(globEscaped(file))).join(', ')}],`,
    `  format = 'newline_delimited', compression = 'uncompressed', auto_detect = false, hive_partitioning = false,`,
    `  columns = {${types.join(', ')}})`,
  ].join('\n');
}

function emptySelect(columns: readonly LandingColumn[]): string {
  const values = columns.map(({ name, kind }) => `CAST(NULL AS ${kind.type}) AS ${identifier(name)}`);
  return `SELECT ${values.join(', ')} WHERE false`;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** DuckDB takes a path for a pattern. */
const globEscaped = (path: string): string => path.replace(/[*?[]/g, '[$&]');
