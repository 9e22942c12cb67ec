/** The one statement that turns landing files, or clean lines in their place, into a Parquet file. */
import { duckdb } from '../../plan/dialects/duckdb';
import { agree, merged, type Spelling } from './key-spelling';
import type { LandingColumn } from './landing-columns';

/** A file of JSON lines, one object each. */
export interface JsonLines {
  readonly readFrom: string;
  readonly spelling: Spelling;
}

/** Equal parts give equal text, so that texts tell whether a copy is the one that is needed. */
export function copySql(columns: readonly LandingColumn[], parts: readonly JsonLines[], out: string): string {
  const selects =
    parts.length === 0 ? [emptySelect(columns)] : alike(parts).map((one) => select(columns, one));
  return [
    'COPY (',
    selects.join('\nUNION ALL\n'),
    `) TO ${duckdb.text(out)} (FORMAT parquet, COMPRESSION zstd)`,
  ].join('\n');
}

interface Group {
  readonly files: readonly string[];
  readonly spelling: Spelling;
}

/** Files that spell their keys alike are read together. */
function alike(parts: readonly JsonLines[]): readonly Group[] {
  const groups: Group[] = [];
  for (const { readFrom, spelling } of parts) {
    const index = groups.findIndex((group) => agree(spelling, group.spelling));
    const group = groups[index];
    if (group === undefined) groups.push({ files: [readFrom], spelling });
    else
      groups[index] = {
        files: [...group.files, readFrom],
        spelling: merged(group.spelling, spelling),
      };
  }
  return groups;
}

function select(columns: readonly LandingColumn[], { files, spelling }: Group): string {
  const keys = columns.map((column) => ({ column, key: spelling.get(column.name) }));
  const present = keys.filter(({ key }) => key !== undefined);
  // Lines of `{}` alone: DuckDB wants at least one column.
  const read = present.length > 0 ? present : keys.slice(0, 1);
  const values = keys.map(({ column: { name, kind }, key }) => {
    const value = key === undefined ? 'NULL' : duckdb.identifier(key);
    return `  ${key !== undefined && kind.readAs === kind.type ? value : `CAST(${value} AS ${kind.type})`} AS ${duckdb.identifier(name)}`;
  });
  const types = read.map(
    ({ column: { name, kind }, key }) => `${duckdb.text(key ?? name)}: '${kind.readAs}'`,
  );
  return [
    `SELECT\n${values.join(',\n')}`,
    // Of one column alone, DuckDB takes objects without any key for values of it, unless told otherwise.
    `FROM read_json([${files.map((file) => duckdb.text(globEscaped(file))).join(', ')}],`,
    `  format = 'newline_delimited', compression = 'uncompressed', records = 'true',`,
    `  auto_detect = false, hive_partitioning = false, columns = {${types.join(', ')}})`,
  ].join('\n');
}

function emptySelect(columns: readonly LandingColumn[]): string {
  const values = columns.map(({ name, kind }) => `CAST(NULL AS ${kind.type}) AS ${duckdb.identifier(name)}`);
  return `SELECT ${values.join(', ')} WHERE false`;
}

/** DuckDB takes a path for a pattern. */
const globEscaped = (path: string): string => path.replace(/[*?[]/g, '[$&]');
