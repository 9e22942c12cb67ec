/**
 * What a statement reads, step by step: the table, then one level of groups after the other. A figure is counted over
 * the last source that still holds the columns it needs, where the fewest rows are left, and carried on as a sum.
 */
import type { Dialect } from './dialect';
import type { Figure } from './figure';
import type { Join } from './join';
import { containsAll, levelsFor, sameSet } from './levels';

/** The column of a level that says how many rows of the table a group stands for; also the total of a statement. */
export const rowsAlias = 'lake_rows';
export const fingerprintAlias = 'lake_fingerprint';

export interface Source {
  /** As it stands behind FROM; its row is always called `t`. */
  readonly from: string;
  readonly columns: readonly string[];
  /** Whether its rows are groups, with `rowsAlias`. */
  readonly grouped: boolean;
}

/** A figure with its place in the statement. */
export interface Placed {
  readonly figure: Figure;
  /** Its column in the result; the prefix keeps it apart from the columns of the table. */
  readonly alias: string;
  /** Index of the source it is counted over; null where no scan counts it. */
  readonly place: number | null;
  /** How its joined rows are called. */
  readonly joined: readonly { readonly alias: string; readonly join: Join }[];
}

/** The table and its levels. */
export function sourcesFor(
  table: string,
  columns: readonly string[],
  figures: readonly Figure[],
  dialect: Dialect,
): readonly Source[] {
  const levels = levelsFor(figures, dialect.billsScans).map((level, index) => ({
    from: `lake_level_${index + 1}`,
    columns: level,
    grouped: true,
  }));
  return [{ from: dialect.identifier(table), columns, grouped: false }, ...levels];
}

export function placeFigures(figures: readonly Figure[], sources: readonly Source[]): readonly Placed[] {
  const names = new Map<string, string>();
  return figures.map((figure, index) => ({
    figure,
    alias: `lake_c${index + 1}`,
    place: placeOf(figure, sources),
    joined: joinsOf(figure).map((join) => ({ alias: nameOf(join, names), join })),
  }));
}

export function lastHolding(columns: readonly string[], sources: readonly Source[]): number {
  return sources.reduce((last, source, index) => (containsAll(source.columns, columns) ? index : last), 0);
}

function placeOf(figure: Figure, sources: readonly Source[]): number | null {
  if (figure.kind === 'rowsWhere')
    return figure.needs.length === 0 ? null : lastHolding(figure.needs, sources);
  if (figure.kind === 'age') return lastHolding([figure.column.name], sources);
  return figure.kind === 'duplicates' ? levelOf(figure.columns, sources) : null;
}

/** The level whose groups are the distinct values of these columns; null without one. */
export function levelOf(columns: readonly string[], sources: readonly Source[]): number | null {
  const index = sources.findIndex((source) => source.grouped && sameSet(source.columns, columns));
  return index === -1 ? null : index;
}

function joinsOf(figure: Figure): readonly Join[] {
  return figure.kind === 'rowsWhere' ? figure.joins : [];
}

/** Equal joins share a name, so that a source joins them once. */
function nameOf(join: Join, names: Map<string, string>): string {
  const key = JSON.stringify([join.relation, join.on]);
  const name = names.get(key) ?? `j${names.size + 1}`;
  names.set(key, name);
  return name;
}
