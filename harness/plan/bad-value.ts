/** BadValue -> a SQL condition that is true exactly for the values that offend (NULL makes it NULL, so it counts nowhere). */
import type { Bound, Literal } from '../contract/contract';
import { isText } from '../contract/types/type-kind';
import { isFloat } from './actual-tables';
import type { BadValue } from './check';
import type { Dialect } from './dialect';
import { boundSql, nativeSql } from './literal-sql';

/** A column as SQL sees it: how it is written, and its canonical type. */
export interface Operand {
  readonly sql: string;
  readonly type: string;
}

export function badValueSql(bad: BadValue, value: Operand, dialect: Dialect): string {
  switch (bad.is) {
    case 'null':
      return `${value.sql} IS NULL`;
    case 'missing':
      return missing(bad.values, value, dialect);
    case 'notMatching':
      return `NOT ${dialect.matches(value.sql, bad.pattern)}`;
    case 'lengthOutside':
      return outside(`length(${value.sql})`, String(bad.min ?? ''), String(bad.max ?? ''), '<', '>');
    case 'outside':
      return outsideRange(bad.min, bad.max, value, dialect);
    case 'notMultipleOf':
      return notMultipleOf(bad.of, value.sql);
    case 'notIn':
      return `NOT (${isOneOf(bad.values, value, dialect)})`;
    case 'any':
      return bad.of.map((one) => `(${badValueSql(one, value, dialect)})`).join(' OR ') || 'FALSE';
  }
}

function missing(values: readonly (Literal | null)[], value: Operand, dialect: Dialect): string {
  const present = values.filter((one) => one !== null);
  return [
    ...(present.length < values.length ? [`${value.sql} IS NULL`] : []),
    ...(present.length > 0 ? [isOneOf(present, value, dialect)] : []),
  ].join(' OR ');
}

function outsideRange(min: Bound | null, max: Bound | null, value: Operand, dialect: Dialect): string {
  const bound = (one: Bound | null) => (one === null ? '' : boundSql(one.value, value.type, dialect));
  const ends = outside(
    value.sql,
    bound(min),
    bound(max),
    min?.exclusive ? '<=' : '<',
    max?.exclusive ? '>=' : '>',
  );
  // NaN is in no range: left to comparisons it would be above every maximum on some engines only.
  return isFloat(value.type) && ends !== 'FALSE' ? `${dialect.isNaN(value.sql)} OR ${ends}` : ends;
}

/** An empty bound is no bound. */
function outside(sql: string, min: string, max: string, below: '<' | '<=', above: '>' | '>='): string {
  const ends = [
    ...(min === '' ? [] : [`${sql} ${below} ${min}`]),
    ...(max === '' ? [] : [`${sql} ${above} ${max}`]),
  ];
  return ends.join(' OR ') || 'FALSE';
}

/** Whole numbers divide exactly; with fractions 0.3 is a multiple of 0.1 to nine digits. */
function notMultipleOf(of: number, sql: string): string {
  if (Number.isInteger(of)) return `mod(${sql}, ${of}) <> 0`;
  // Not `> 1e-9`: for NaN and Infinity the difference is NaN, which is above it on some engines only.
  return `NOT abs(${sql} / ${of}e0 - round(${sql} / ${of}e0)) <= 1e-9`;
}

/** Each literal is compared as the column's own type where it fits, else as text: '' among numbers is no error. */
function isOneOf(values: readonly Literal[], value: Operand, dialect: Dialect): string {
  const native = values.flatMap((one) => nativeSql(one, value.type, dialect) ?? []);
  const foreign = values.filter((one) => nativeSql(one, value.type, dialect) === null);
  const lists = [
    ...(native.length === 0 ? [] : [`${value.sql} IN (${native.join(', ')})`]),
    ...(foreign.length === 0
      ? []
      : [`${asText(value, dialect)} IN (${foreign.map((one) => dialect.text(String(one))).join(', ')})`]),
  ];
  return lists.join(' OR ') || 'FALSE';
}

function asText({ sql, type }: Operand, dialect: Dialect): string {
  return isText(type) ? sql : dialect.asText(sql);
}
