/** What a check looks up beside its own table: a small relation with one row a key, joined once a distinct value. */
import type { Consent } from '../contract/contract';
import type { Dialect } from './dialect';

export interface Join {
  /** The SELECT that gives the relation: keys `k1`, `k2`, .., each combination once. */
  readonly relation: string;
  /** Columns of the row under test that equal `k1`, `k2`, .. */
  readonly on: readonly string[];
}

type Key = {
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
};

/** The distinct keys of a parent. */
export function parentJoin({ columns, parent, parentColumns }: Key, dialect: Dialect): Join {
  const keys = parentColumns.map((column, index) => `${dialect.identifier(column)} AS k${index + 1}`);
  const present = parentColumns.map((column) => `${dialect.identifier(column)} IS NOT NULL`);
  const relation = `SELECT DISTINCT ${keys.join(', ')}\nFROM ${dialect.identifier(parent)}\nWHERE ${present.join(' AND ')}`;
  return { relation, on: columns };
}

/** Each owner's earliest consent. */
export function consentJoin({ owner, ownerKey, key, date }: Consent, dialect: Dialect): Join {
  const since = dialect.identifier(date);
  const relation = [
    `SELECT ${dialect.identifier(ownerKey)} AS k1, min(${since}) AS since`,
    `FROM ${dialect.identifier(owner)}`,
    `WHERE ${since} > 0`,
    `GROUP BY ${dialect.identifier(ownerKey)}`,
  ].join('\n');
  return { relation, on: [key] };
}

/** Every personal text of the sources; the empty text belongs to nobody. */
export function personalJoin(
  column: string,
  sources: readonly { readonly table: string; readonly column: string }[],
  dialect: Dialect,
): Join {
  const parts = sources.map((source) => {
    const value = dialect.identifier(source.column);
    return `SELECT ${value} AS k1\nFROM ${dialect.identifier(source.table)}\nWHERE ${value} <> ''`;
  });
  const distinct = parts.length === 1 ? '\nGROUP BY 1' : '';
  return { relation: parts.join('\nUNION\n') + distinct, on: [column] };
}
