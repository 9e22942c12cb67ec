/** Values in samples: what may be seen, and the shape of what may not. */
import type { Classification } from '../contract/contract';
import type { Value } from '../engines/engine';
import { personalPattern } from '../plan/personal-patterns';

const personal = new RegExp(personalPattern);

/**
 * @param classification of the column by contract; null where it has none or the contract does not name the column.
 * @returns the value where it may be seen. Of a pii column, of a text column of unknown classification, and of any
 * text that looks personal where it should not be, only the shape.
 */
export function visible(
  value: Value,
  classification: Classification | null,
): string | number | boolean | null {
  if (value === null) return null;
  if (classification === 'pii') return typeof value === 'string' ? shapeOf(value) : '***';
  if (typeof value === 'string') {
    const hidden = classification === null || (classification !== 'pseudonymous' && personal.test(value));
    return hidden ? shapeOf(value) : value;
  }
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value;
}

/**
 * The punctuation of a text, with every run of anything else as `***`, however long: enough to see why a pattern fails,
 * never enough to know the value. An e-mail keeps its first letter, by which its owner may recognise it: `S***@***.***`.
 */
export function shapeOf(text: string): string {
  const shape = text.replace(/[^@.\-_+()/:, ]+/gu, '***');
  return /^[A-Za-z][^@]{3,}@/.test(text) ? `${text.slice(0, 1)}${shape}` : shape;
}
