/** Values that a contract writes, as literals of the column's own type. */
import type { Literal } from '../contract/contract';
import { isText } from '../contract/types/type-kind';
import { isMoment, isNumber } from './actual-tables';
import type { Dialect } from './dialect';

/** One end of a range. A text is a moment in ISO 8601 (a column of numbers holds Unix ms), or text among texts. */
export function boundSql(bound: number | string, type: string, dialect: Dialect): string {
  if (typeof bound === 'number') return numberSql(bound, type);
  if (isMoment(type)) return momentSql(bound, type, dialect);
  const ms = Date.parse(bound);
  return isNumber(type) && !Number.isNaN(ms) ? String(ms) : dialect.text(bound);
}

/**
 * A literal in the column's own type; null where it has none. Engines write doubles and moments differently as text,
 * so a number or a moment that a contract writes as text is compared as what it is.
 */
export function nativeSql(value: Literal, type: string, dialect: Dialect): string | null {
  if (typeof value === 'boolean') return type === 'boolean' ? String(value) : null;
  if (typeof value === 'number') return isNumber(type) ? numberSql(value, type) : null;
  if (isText(type)) return dialect.text(value);
  if (isNumber(type)) return /^-?(0|[1-9][0-9]*)([.][0-9]+)?$/.test(value) ? numberSql(value, type) : null;
  return momentTexts.get(type)?.test(value) ? momentSql(value, type, dialect) : null;
}

/** 0.1 as a double or decimal is not the 0.1 that a float holds, and Spark compares them as doubles. */
function numberSql(value: number | string, type: string): string {
  return type === 'float' ? `CAST(${value} AS REAL)` : String(value);
}

const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const zone = '(Z|[+-][0-9]{2}:[0-9]{2})?';
const momentTexts: ReadonlyMap<string, RegExp> = new Map([
  ['date', new RegExp(`^${day}$`)],
  ['timestamp', new RegExp(`^${day}([T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?${zone})?$`)],
]);

/** Engines read `2024-01-31 10:00:00`; ISO 8601 writes T and a zone, and timestamps of a lake are UTC. */
function momentSql(text: string, type: string, dialect: Dialect): string {
  const moment = inUtc(text).replace('T', ' ').replace(/Z$/, '');
  return type === 'date' ? `DATE ${dialect.text(moment.slice(0, 10))}` : `TIMESTAMP ${dialect.text(moment)}`;
}

function inUtc(text: string): string {
  const moment = new Date(text.replace(' ', 'T'));
  const hasOffset = /:[0-9.]+[+-][0-9]{2}:[0-9]{2}$/.test(text) && !Number.isNaN(moment.getTime());
  return hasOffset ? moment.toISOString() : text;
}
