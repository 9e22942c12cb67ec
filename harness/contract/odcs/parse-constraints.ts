/** `logicalTypeOptions` and `enum` of a column: rules on single values. */
import type { Bound, Literal, ValueRule } from '../contract';
import { type Fields, fields, isLiteral, listOf, numberOf, textOf } from '../fields';
import { nearest } from '../nearest';
import type { Path, Report } from '../problem';
import { documentedFormats, formatPatterns, patternFault } from './pattern';

/** `node` is the column, at `path`. */
export function parseConstraints(node: Fields, path: Path, report: Report): readonly ValueRule[] {
  const options = fields(node.logicalTypeOptions);
  const place = [...path, 'logicalTypeOptions'];
  reportNested(options, place, report);
  return [
    ...pattern(options, place, report),
    ...(node.logicalType === 'string' ? format(options, place, report) : []),
    ...length(options, place, report),
    ...range(options, place, report),
    ...multipleOf(options),
    ...accepted(node),
  ];
}

/** Options of nested types: no rule of the harness looks inside a value. */
const nestedOptions = ['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'];

function reportNested(options: Fields, path: Path, report: Report): void {
  for (const option of nestedOptions.filter((name) => options[name] !== undefined)) {
    report({
      path: [...path, option],
      found: `rule "${option}", which the harness cannot run`,
      allowed: 'rules on whole values; state it as `type: sql`, or as `type: text` for documentation',
    });
  }
}

function pattern(options: Fields, path: Path, report: Report): readonly ValueRule[] {
  const text = textOf(options.pattern);
  if (text === null) return [];
  const fault = patternFault(text);
  if (fault !== null) report({ path: [...path, 'pattern'], ...fault });
  return [{ rule: 'pattern', pattern: text }];
}

function format(options: Fields, path: Path, report: Report): readonly ValueRule[] {
  const name = textOf(options.format);
  if (name === null || documentedFormats.includes(name)) return [];
  const found = Object.hasOwn(formatPatterns, name) ? formatPatterns[name] : undefined;
  if (found !== undefined) return [{ rule: 'pattern', pattern: found }];
  const known = [...Object.keys(formatPatterns), ...documentedFormats];
  report({
    path: [...path, 'format'],
    found: `unknown format "${name}"`,
    allowed: `${known.join(', ')}; any other as a pattern`,
    nearest: nearest(name, known),
  });
  return [];
}

function length(options: Fields, path: Path, report: Report): readonly ValueRule[] {
  const min = numberOf(options.minLength);
  const max = numberOf(options.maxLength);
  if (min === null && max === null) return [];
  if (min !== null && max !== null && min > max) {
    report({
      path: [...path, 'minLength'],
      found: `minLength ${min} above maxLength ${max}`,
      allowed: `at most ${max}`,
    });
  }
  return [{ rule: 'length', min, max }];
}

function range(options: Fields, path: Path, report: Report): readonly ValueRule[] {
  const min = bound(options.minimum, options.exclusiveMinimum, (a, b) => a >= b) ?? unsignedMinimum(options);
  const max = bound(options.maximum, options.exclusiveMaximum, (a, b) => a <= b);
  if (min === null && max === null) return [];
  if (min !== null && max !== null && isEmpty(min, max)) {
    const key = options.minimum === undefined ? 'exclusiveMinimum' : 'minimum';
    report({
      path: [...path, key],
      found: `minimum ${min.value} above maximum ${max.value}`,
      allowed: `less than ${max.value}`,
    });
  }
  return [{ rule: 'range', min, max }];
}

/** v3.0 says `exclusiveMinimum: true` beside `minimum`; later versions give the exclusive bound itself. */
function bound(
  inclusive: unknown,
  exclusive: unknown,
  tighter: (a: number | string, b: number | string) => boolean,
): Bound | null {
  const open = numberOf(exclusive) ?? textOf(exclusive);
  const closed = numberOf(inclusive) ?? textOf(inclusive);
  if (closed === null) return open === null ? null : { value: open, exclusive: true };
  if (open === null) return { value: closed, exclusive: exclusive === true };
  return tighter(open, closed) ? { value: open, exclusive: true } : { value: closed, exclusive: false };
}

function unsignedMinimum(options: Fields): Bound | null {
  return /^u[0-9]+$/.test(textOf(options.format) ?? '') ? { value: 0, exclusive: false } : null;
}

function isEmpty(min: Bound, max: Bound): boolean {
  if (typeof min.value !== typeof max.value) return false;
  return min.value > max.value || (min.value === max.value && (min.exclusive || max.exclusive));
}

function multipleOf(options: Fields): readonly ValueRule[] {
  const of = numberOf(options.multipleOf);
  return of === null ? [] : [{ rule: 'multipleOf', of }];
}

/** v3.2. A null among the values says nothing: NULL always holds. */
function accepted(node: Fields): readonly ValueRule[] {
  const values: readonly Literal[] = listOf(node.enum)
    .map((item) => fields(item).value)
    .filter(isLiteral);
  return values.length === 0 ? [] : [{ rule: 'acceptedValues', values }];
}
