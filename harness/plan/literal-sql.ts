/** Values that a contract writes, as literals of the column's own type. */
import type { Literal } from '../contract/contract';
import { isMoment, isNumber, isText } from './actual-tables';
import type { Dialect } from './dialect';

/** One end of a range; a text is a moment in ISO 8601, or text for a column of text. */
export function boundSql(bound: number | string, type: string, dialect: Dialect): string {
  if (typeof bound === 'number') return String(bound);
  return isMoment(type) ? momentSql(bound, type, dialect) : dialect.text(bound);
}

/**
 * A literal in the column's own type; null where it has none. Engines write doubles and moments differently as text,
 * so a number or a moment that a contract writes as text is compared as what it is.
 */
export function nativeSql(value: Literal, type: string, dialect: Dialect): string | null {
  if (typeof value === 'boolean') return type === 'boolean' ? String(value) : null;
  if (typeof value === 'number') return isNumber(type) ? String(value) : null;
  if (isText(type)) return dialect.text(value);
  if (isNumber(type)) return /^-?(0|[1-9][0-9]*)([.][0-9]+)?$/.test(value) ? value : null;
  return momentTexts.get(type)?.test(value) ? momentSql(value, type, dialect) : null;
}

const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const momentTexts: ReadonlyMap<string, RegExp> = new Map([
  ['date', new RegExp(`^${day}$`)],
  ['timestamp', new RegExp(`^${day}([T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z?)?$`)],
]);

/** Engines read `2024-01-31 10:00:00`; ISO 8601 writes T and Z. */
function momentSql(text: string, type: string, dialect: Dialect): string {
  const moment = text.replace('T', ' ').replace(/Z$/, '');
  return type === 'date' ? `DATE ${dialect.text(moment.slice(0, 10))}` : `TIMESTAMP ${dialect.text(moment)}`;
}
