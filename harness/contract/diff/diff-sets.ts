/** Sets of values that a rule allows, and whether one lies within another: a narrower set keeps the wider one's promise. */
import type { Bound, Literal, Threshold, ValueRule } from '../contract';

export type Allowed =
  | { readonly kind: 'intervals'; readonly intervals: readonly Interval[] }
  | { readonly kind: 'values'; readonly values: readonly Literal[] }
  | { readonly kind: 'multiples'; readonly of: number }
  /** A set of which only equality is known, such as the matches of a pattern. */
  | { readonly kind: 'exactly'; readonly text: string };

interface Interval {
  readonly min: Bound | null;
  readonly max: Bound | null;
}

/** Numbers from `min` to `max`, both ends included; null: no end. */
export function between(min: number | null, max: number | null): Allowed {
  return { kind: 'intervals', intervals: [{ min: closed(min), max: closed(max) }] };
}

/** Figures that hold a threshold. */
export function allowedFigures({ operator, values }: Threshold): Allowed {
  const [first, second = first] = values;
  if (typeof first !== 'number' || typeof second !== 'number') return exactly([operator, values]);
  const below = { min: null, max: { value: first, exclusive: true } };
  const above = { min: { value: second, exclusive: true }, max: null };
  switch (operator) {
    case '=':
      return between(first, first);
    case '>=':
      return between(first, null);
    case '<=':
      return between(null, first);
    case 'between':
      return between(first, second);
    case '>':
      return { kind: 'intervals', intervals: [above] };
    case '<':
      return { kind: 'intervals', intervals: [below] };
    case '!=':
    case 'notBetween':
      return { kind: 'intervals', intervals: [below, above] };
  }
}

/** Values that hold a rule. */
export function allowedValues(rule: ValueRule): Allowed {
  switch (rule.rule) {
    case 'pattern':
      return exactly(rule.pattern);
    case 'length':
      return between(rule.min, rule.max);
    case 'range':
      return { kind: 'intervals', intervals: [rule] };
    case 'multipleOf':
      return { kind: 'multiples', of: rule.of };
    case 'acceptedValues':
      return { kind: 'values', values: rule.values };
  }
}

export function exactly(value: unknown): Allowed {
  return { kind: 'exactly', text: JSON.stringify(value) };
}

/** Whether every value of `inner` is surely one of `outer`; false where that cannot be told. */
export function isWithin(inner: Allowed, outer: Allowed): boolean {
  if (inner.kind === 'intervals' && outer.kind === 'intervals') {
    return inner.intervals.every((a) => outer.intervals.some((b) => fits(a, b)));
  }
  if (inner.kind === 'values' && outer.kind === 'values') {
    return inner.values.every((value) => outer.values.includes(value));
  }
  if (inner.kind === 'multiples' && outer.kind === 'multiples') return isMultiple(inner.of, outer.of);
  return inner.kind === 'exactly' && outer.kind === 'exactly' && inner.text === outer.text;
}

function fits(inner: Interval, outer: Interval): boolean {
  return endFits(inner.min, outer.min, 1) && endFits(inner.max, outer.max, -1);
}

/** `sign`: 1 where inside means greater (the lower end), -1 where it means less. */
function endFits(inner: Bound | null, outer: Bound | null, sign: 1 | -1): boolean {
  if (outer === null) return true;
  if (inner === null) return false;
  const order = compare(inner.value, outer.value);
  return order === 0 ? inner.exclusive || !outer.exclusive : order === sign;
}

/** Null where a number meets a text; texts are dates and timestamps in ISO 8601, which sort as they stand. */
function compare(a: number | string, b: number | string): -1 | 0 | 1 | null {
  if (typeof a !== typeof b) return null;
  if (a === b) return 0;
  return a > b ? 1 : -1;
}

function isMultiple(value: number, of: number): boolean {
  const ratio = value / of;
  // 0.3 / 0.1 is 2.9999999999999996.
  return Math.abs(ratio - Math.round(ratio)) < 1e-9;
}

function closed(value: number | null): Bound | null {
  return value === null ? null : { value, exclusive: false };
}
