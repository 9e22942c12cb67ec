/**
 * Which groups a statement goes through. Grouping by a key first makes every later step work on distinct values: the
 * readings of a table become groups of equal keys, these become its persons, and patterns and look-ups run once a person.
 */
import type { Figure } from './figure';

/**
 * Sets of columns, each inside the one before it; empty where no figure needs groups.
 * Groups of several columns are nearly as many as rows, so they pay only where they spare a scan that is billed.
 */
export function levelsFor(figures: readonly Figure[], billsScans: boolean): readonly (readonly string[])[] {
  const sets = distinctSets(figures.flatMap(groupings));
  return longestChain(billsScans ? sets : sets.filter(({ length }) => length === 1));
}

/** The columns by which a figure would like its rows grouped. */
function groupings(figure: Figure): readonly (readonly string[])[] {
  if (figure.kind === 'duplicates' || figure.kind === 'children') return [figure.columns];
  if (figure.kind !== 'rowsWhere') return [];
  return figure.joins.length === 1 && figure.joins[0]?.on.length === figure.needs.length
    ? [figure.needs]
    : [];
}

function distinctSets(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const distinct = new Map(sets.map((set) => [JSON.stringify([...set].sort()), set]));
  return [...distinct.values()].filter((set) => set.length > 0);
}

function longestChain(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const chains = sets.map((set) => [set, ...longestChain(sets.filter((other) => isInside(other, set)))]);
  return chains.reduce((longest, chain) => (chain.length > longest.length ? chain : longest), []);
}

function isInside(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.length < outer.length && containsAll(outer, inner);
}

export function containsAll(outer: readonly string[], inner: readonly string[]): boolean {
  return inner.every((column) => outer.includes(column));
}

export function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && containsAll(one, other);
}
