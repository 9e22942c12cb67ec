/** Values in samples: what may be seen, and the shape of what may not. */
import type { Column } from '../contract/contract';
import type { Value } from '../engines/engine';
import { looksPersonal } from '../plan/looks-personal';
import { shapeOf } from '../plan/shape';

/** What the contract says of a column's values. */
export type Declared = Pick<Column, 'classification' | 'constraints'>;

/**
 * @param column by contract; null where the contract does not name the column.
 * @returns the value where it may be seen. A text is seen only where its column is classified and not pii, it does not
 * look personal, and it matches the patterns of its column; of any other, and of every pii value, only the shape.
 */
export function visible(value: Value, column: Declared | null): string | number | boolean | null {
  if (value === null) return null;
  if (typeof value === 'string') return maySee(value, column) ? value : shapeOf(value);
  if (column?.classification === 'pii') return '***';
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value;
}

/** A classification is a promise about what belongs in a column; what offends may be what does not belong there. */
function maySee(text: string, column: Declared | null): boolean {
  if (column === null || column.classification === null || column.classification === 'pii') return false;
  return (
    !looksPersonal(text) &&
    column.constraints.every((rule) => rule.rule !== 'pattern' || matches(text, rule.pattern))
  );
}

/** A pattern that only an engine can read shows nothing. */
function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}
