/** Names of tables and columns over all files of a lint, as references spell them: by name, physical name or id. */
import { fields, listOf, textOf } from '../fields';
import type { Path } from '../problem';
import type { YamlSource } from '../yaml-source';

export interface TableEntry {
  readonly source: YamlSource;
  /** Of the schema object. */
  readonly path: Path;
  readonly name: string;
  readonly id: string | null;
  /** `physicalName`, else `name`. */
  readonly table: string;
  readonly columns: readonly ColumnEntry[];
}

export interface ColumnEntry {
  readonly name: string;
  readonly id: string | null;
  /** `physicalName`, else `name`. */
  readonly column: string;
}

/** The tables of a document; those without a name are left out, the profile reports them. */
export function tablesOf(source: YamlSource): readonly TableEntry[] {
  return listOf(fields(source.data).schema).flatMap((item, index) => {
    const node = fields(item);
    const name = textOf(node.name);
    if (name === null) return [];
    const columns = listOf(node.properties).flatMap(columnEntry);
    return [
      {
        source,
        path: ['schema', index],
        name,
        id: textOf(node.id),
        table: textOf(node.physicalName) ?? name,
        columns,
      },
    ];
  });
}

function columnEntry(item: unknown): readonly ColumnEntry[] {
  const node = fields(item);
  const name = textOf(node.name);
  return name === null ? [] : [{ name, id: textOf(node.id), column: textOf(node.physicalName) ?? name }];
}

/** The table that a reference means; one of the same document goes first. */
export function findTable(
  tables: readonly TableEntry[],
  reference: string,
  from: YamlSource,
): TableEntry | null {
  const fits = (entry: TableEntry) => entry.name === reference || entry.table === reference;
  return ownFirst(tables, from, fits) ?? ownFirst(tables, from, (entry) => entry.id === reference);
}

function ownFirst(
  tables: readonly TableEntry[],
  from: YamlSource,
  fits: (entry: TableEntry) => boolean,
): TableEntry | null {
  return tables.find((entry) => entry.source === from && fits(entry)) ?? tables.find(fits) ?? null;
}

/** The column that a reference means, as the table has it; the reference itself where there is none. */
export function columnName(entry: TableEntry | null, reference: string): string {
  const columns = entry?.columns ?? [];
  const found =
    columns.find(({ name, column }) => name === reference || column === reference) ??
    columns.find(({ id }) => id === reference);
  return found?.column ?? reference;
}

/** A table and column as a reference names them; `null` where it is no reference to a column. */
export function splitReference(
  reference: string,
): { readonly table: string; readonly column: string } | null {
  // schema/<id>/properties/<id>, after `file.yaml#` where it lies in another file.
  const qualified = /^(?:[^#]*#)?\/?schema\/([^/]+)\/properties\/([^/]+)$/.exec(reference);
  const [, table, column] = qualified ?? /^([^./#]+)[.]([^./#]+)$/.exec(reference) ?? [];
  return table === undefined || column === undefined ? null : { table, column };
}
