/** What the SELECT over one source counts: the figures that have their place there, and those counted before it. */
import type { Dialect } from './dialect';
import { ofRow } from './figure';
import { fingerprintAlias, lastHolding, type Placed, rowsAlias, type Source } from './source';

export interface Counter {
  readonly alias: string;
  readonly sql: string;
}

/** Rows of the table behind the rows of a source. */
export function countRows({ grouped }: Source): string {
  return grouped ? `sum(t.${rowsAlias})` : 'count(*)';
}

export function countersAt(
  index: number,
  sources: readonly Source[],
  placed: readonly Placed[],
  dialect: Dialect,
): readonly Counter[] {
  const source = sources[index];
  if (source === undefined) return [];
  return placed.flatMap((one): readonly Counter[] => {
    if (one.place === null || one.place > index) return [];
    const sql = one.place < index ? carried(one) : counted(one, source, dialect);
    return [{ alias: one.alias, sql }];
  });
}

function carried({ figure, alias }: Placed): string {
  return `${figure.kind === 'age' ? 'max' : 'sum'}(t.${alias})`;
}

function counted({ figure, joined }: Placed, source: Source, dialect: Dialect): string {
  switch (figure.kind) {
    case 'rowsWhere':
      return `${countRows(source)} FILTER (WHERE ${figure.bad(joined.map(({ alias }) => alias))})`;
    case 'duplicates':
      return `sum(t.${rowsAlias} - 1) FILTER (WHERE ${notWhollyNull(figure.columns, dialect)})`;
    case 'age':
      return `max(${ofRow(figure.column.name, dialect)})`;
    default:
      return 'NULL';
  }
}

/** A key that is wholly NULL repeats nothing. */
export function notWhollyNull(columns: readonly string[], dialect: Dialect): string {
  return columns.map((column) => `${ofRow(column, dialect)} IS NOT NULL`).join(' OR ');
}

/** A sum over the hashes of all rows: equal for equal multisets of rows, in whatever order. */
export function fingerprintAt(
  index: number,
  sources: readonly Source[],
  dialect: Dialect,
): readonly Counter[] {
  const columns = sources[0]?.columns ?? [];
  const hash = dialect.rowHash(columns.map((column) => ofRow(column, dialect)));
  const place = lastHolding(columns, sources);
  if (hash === null || place > index) return [];
  // As a wide decimal: the sum of many hashes passes 64 bits.
  const wide = `CAST(${hash} AS DECIMAL(38, 0))`;
  const own = place === 0 ? wide : `${wide} * t.${rowsAlias}`;
  return [{ alias: fingerprintAlias, sql: `sum(${place < index ? `t.${fingerprintAlias}` : own})` }];
}
