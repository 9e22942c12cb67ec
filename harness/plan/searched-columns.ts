/** Which columns of a table are searched for personal values. */
import { isText } from '../contract/types/type-kind';
import type { ActualColumn } from './actual-tables';
import type { Assertion } from './check';

/** Text columns that hold personal values only by mistake, whether the contract names them or not. */
export function searchedColumns(
  columns: readonly ActualColumn[],
  exempt: readonly string[],
): readonly string[] {
  return textColumns(columns).filter((name) => !exempt.includes(name));
}

/** Why a search found nothing because it looked at nothing, in words; null where it looked, and for any other check. */
export function emptySearch(assertion: Assertion, columns: readonly ActualColumn[]): string | null {
  if (assertion.kind !== 'taint' && assertion.kind !== 'piiPattern') return null;
  const exempt = assertion.kind === 'taint' ? assertion.exempt : [];
  if (assertion.kind === 'taint' && assertion.sources.length === 0)
    return 'no personal text column in its sources to search for';
  if (searchedColumns(columns, exempt).length > 0) return null;
  const left = textColumns(columns).join(', ');
  return left === '' ? 'no text column to search' : `no text column to search but those exempt: ${left}`;
}

function textColumns(columns: readonly ActualColumn[]): readonly string[] {
  return columns.filter(({ type }) => isText(type)).map(({ name }) => name);
}
