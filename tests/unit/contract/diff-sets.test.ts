import fc from 'fast-check';
import type { Threshold, ValueRule } from '../../../harness/contract/contract';
import { allowedFigures, allowedValues, isWithin } from '../../../harness/contract/diff/diff-sets';

const operators = ['=', '!=', '>', '>=', '<', '<=', 'between', 'notBetween'] as const;
const thresholds = fc
  .record({ operator: fc.constantFrom(...operators), low: fc.nat(4), width: fc.nat(3) })
  .map(
    ({ operator, low, width }): Threshold => ({
      operator,
      values: operator.toLowerCase().endsWith('between') ? [low, low + width] : [low],
      unit: 'rows',
    }),
  );

/** The threshold's meaning, written a second time. */
function holds({ operator, values }: Threshold, figure: number): boolean {
  const [first, second] = values.map(Number);
  if (first === undefined) throw new Error('a threshold has a value');
  const inside = figure >= first && figure <= (second ?? first);
  const order = Math.sign(figure - first);
  return {
    '=': order === 0,
    '!=': order !== 0,
    '>': order > 0,
    '>=': order >= 0,
    '<': order < 0,
    '<=': order <= 0,
    between: inside,
    notBetween: !inside,
  }[operator];
}

// Halves as well, so that `> 1` and `>= 2` differ.
const figures = Array.from({ length: 41 }, (_, index) => index / 2 - 5);

describe('isWithin', () => {
  test('a threshold lies within another exactly when each figure that holds it holds the other', () => {
    fc.assert(
      fc.property(thresholds, thresholds, (a, b) => {
        const expected = figures.filter((figure) => holds(a, figure)).every((figure) => holds(b, figure));
        expect(isWithin(allowedFigures(a), allowedFigures(b))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  const range = (min: number | string): ValueRule => ({
    rule: 'range',
    min: { value: min, exclusive: false },
    max: null,
  });
  const to = (max: number | string): ValueRule => ({
    rule: 'range',
    min: null,
    max: { value: max, exclusive: false },
  });
  test.each<[string, ValueRule, ValueRule, boolean]>([
    ['a later date', range('2020-01-02'), range('2020-01-01'), true],
    ['an earlier date', range('2020-01-01'), range('2020-01-02'), false],
    ['a number and a date', range(2020), range('2020-01-01'), false],
    ['up to a number and up to a date', to(2020), to('2020-01-01'), false],
    ['multiples of 6 among those of 3', { rule: 'multipleOf', of: 6 }, { rule: 'multipleOf', of: 3 }, true],
    ['multiples of 3 among those of 6', { rule: 'multipleOf', of: 3 }, { rule: 'multipleOf', of: 6 }, false],
    [
      'multiples of 0.3 among those of 0.1',
      { rule: 'multipleOf', of: 0.3 },
      { rule: 'multipleOf', of: 0.1 },
      true,
    ],
    [
      'the text 1 and the number 1',
      { rule: 'acceptedValues', values: ['1'] },
      { rule: 'acceptedValues', values: [1] },
      false,
    ],
    ['a pattern and a range', { rule: 'pattern', pattern: 'x' }, range(1), false],
  ])('%s: %#', (_, inner, outer, expected) => {
    expect(isWithin(allowedValues(inner), allowedValues(outer))).toBe(expected);
  });

  test('a threshold that is no number is only within itself', () => {
    const text = (value: string): Threshold => ({ operator: '=', values: [value], unit: 'rows' });
    expect(isWithin(allowedFigures(text('a')), allowedFigures(text('a')))).toBe(true);
    expect(isWithin(allowedFigures(text('a')), allowedFigures(text('b')))).toBe(false);
  });
});
