/** BadValue -> a SQL condition that is true exactly for the values that offend (NULL makes it NULL, so it counts nowhere). */
import type { Bound, Literal } from '../contract/contract';
import { isMoment, isNumber, isText } from './actual-tables';
import type { BadValue } from './check';
import type { Dialect } from './dialect';

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
  return outside(value.sql, bound(min), bound(max), min?.exclusive ? '<=' : '<', max?.exclusive ? '>=' : '>');
}

/** An empty bound is no bound. */
function outside(sql: string, min: string, max: string, below: '<' | '<=', above: '>' | '>='): string {
  const ends = [
    ...(min === '' ? [] : [`${sql} ${below} ${min}`]),
    ...(max === '' ? [] : [`${sql} ${above} ${max}`]),
  ];
  return ends.join(' OR ') || 'FALSE';
}

function boundSql(bound: number | string, type: string, dialect: Dialect): string {
  if (typeof bound === 'number') return String(bound);
  if (!isMoment(type)) return dialect.text(bound);
  // Engines read `2024-01-31 10:00:00`; ISO 8601 writes T and Z.
  const moment = bound.replace('T', ' ').replace(/Z$/, '');
  return type === 'date' ? `DATE ${dialect.text(moment.slice(0, 10))}` : `TIMESTAMP ${dialect.text(moment)}`;
}

/** Whole numbers divide exactly; with fractions 0.3 is a multiple of 0.1 to nine digits. */
function notMultipleOf(of: number, sql: string): string {
  if (Number.isInteger(of)) return `mod(${sql}, ${of}) <> 0`;
  return `abs(${sql} / ${of}e0 - round(${sql} / ${of}e0)) > 1e-9`;
}

/** Each literal is compared as the column's own type where it fits, else as text: '' among numbers is no error. */
function isOneOf(values: readonly Literal[], value: Operand, dialect: Dialect): string {
  const native = values.filter((one) => fits(one, value.type));
  const foreign = values.filter((one) => !fits(one, value.type));
  const lists = [
    ...(native.length === 0
      ? []
      : [`${value.sql} IN (${native.map((one) => literal(one, dialect)).join(', ')})`]),
    ...(foreign.length === 0
      ? []
      : [`${asText(value, dialect)} IN (${foreign.map((one) => dialect.text(String(one))).join(', ')})`]),
  ];
  return lists.join(' OR ') || 'FALSE';
}

function asText({ sql, type }: Operand, dialect: Dialect): string {
  return isText(type) ? sql : dialect.asText(sql);
}

function fits(value: Literal, type: string): boolean {
  if (typeof value === 'string') return isText(type);
  return typeof value === 'number' ? isNumber(type) : type === 'boolean';
}

function literal(value: Literal, dialect: Dialect): string {
  return typeof value === 'string' ? dialect.text(value) : String(value);
}
