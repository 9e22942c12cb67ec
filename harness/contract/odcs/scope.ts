/** What the parsing of one schema object may look at, and where it says what it finds wrong. */

import type { Finding, Path } from '../problem';
import type { TableEntry } from './names';

export interface Scope {
  /** The schema object in hand. */
  readonly entry: TableEntry;
  /** Every table of every file. */
  readonly tables: readonly TableEntry[];
  /** `v3.0.2`, .. of the document. */
  readonly apiVersion: string;
  readonly report: (finding: Finding) => void;
}

/** A part of a contract and the place it was read from. */
export interface Placed<T> {
  readonly value: T;
  readonly path: Path;
}

/** Ids as they stand where stated; derived ones get `.2`, `.3` where they repeat. */
export function withIds<T extends { readonly id: string }>(
  items: readonly { readonly item: Placed<T>; readonly stated: boolean }[],
): readonly Placed<T>[] {
  const taken = new Set(items.filter(({ stated }) => stated).map(({ item }) => item.value.id));
  return items.map(({ item, stated }) => {
    if (stated) return item;
    const id = freeId(item.value.id, taken);
    taken.add(id);
    return { ...item, value: { ...item.value, id } };
  });
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let candidate = id;
  for (let count = 2; taken.has(candidate); count++) candidate = `${id}.${count}`;
  return candidate;
}
