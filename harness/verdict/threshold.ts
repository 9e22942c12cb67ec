/** Whether a figure is what it must be, and what it must be in words. */
import type { Literal, Threshold } from '../contract/contract';
import type { Check } from '../plan/check';
import { durationText } from './duration';

export function holds(figure: Literal, { operator, values }: Threshold): boolean {
  const [first = Number.NaN, second = Number.NaN] = values;
  switch (operator) {
    case '=':
      return compare(figure, first) === 0;
    case '!=':
      return compare(figure, first) !== 0;
    case '>':
      return compare(figure, first) > 0;
    case '>=':
      return compare(figure, first) >= 0;
    case '<':
      return compare(figure, first) < 0;
    case '<=':
      return compare(figure, first) <= 0;
    case 'between':
      return compare(figure, first) >= 0 && compare(figure, second) <= 0;
    case 'notBetween':
      return compare(figure, first) < 0 || compare(figure, second) > 0;
  }
}

/** Below, at or above zero as for sorting; NaN, which no comparison passes, where they are not of one kind. */
function compare(figure: Literal, value: Literal): number {
  if (typeof figure !== typeof value) return String(figure) === String(value) ? 0 : Number.NaN;
  if (figure === value) return 0;
  return figure < value ? -1 : figure > value ? 1 : Number.NaN;
}

/** E.g. `= 0`, `between 470 and 490`, `<= 5 %`, `at most 2 d old`. */
export function thresholdText({ assertion, threshold }: Check): string {
  const { operator, values, unit } = threshold;
  if (assertion.kind === 'columns')
    return assertion.strict ? 'exactly the declared columns' : 'the declared columns';
  if (assertion.kind === 'age') return `at most ${durationText(Number(values[0]))} old`;
  const words =
    operator === 'between' || operator === 'notBetween' ? values.join(' and ') : values.join(', ');
  const name = operator === 'notBetween' ? 'not between' : operator;
  return `${name} ${words}${unit === 'percent' ? ' %' : ''}`;
}
