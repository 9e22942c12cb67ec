/**
 * Whether the condition of a statement holds in a context, as IAM decides it:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * MiniStack 1.5.33 ignores SimulateCustomPolicy's ContextEntries, so that this cannot be left to it.
 */
import type { Condition } from '../../../stacks/rights/policy';

/** Condition keys of a call, in any case; several values where the key has several. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** @throws Error for an operator or a shape that this does not know: an unknown condition must not pass for met */
export function holds(condition: Condition, context: Context): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) =>
      compare(operator, valuesOf(context, key), [expected].flat()),
    ),
  );
}

/** Keys are the same in any case; null where the call has none of that name. */
function valuesOf(context: Context, key: string): readonly string[] | null {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
  return found === undefined ? null : [found[1]].flat();
}

function compare(operator: string, actual: readonly string[] | null, expected: readonly string[]): boolean {
  if (operator === 'Null') return expected.includes(String(actual === null));
  const [, set, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(operator) ?? [];
  const negated = name === 'StringNotEquals';
  const same = comparison(name);
  if (actual === null) return set === 'ForAllValues' || ifExists !== undefined || negated;
  const matches = (value: string) => expected.some((each) => same(value, each)) !== negated;
  if (set === 'ForAllValues') return actual.every(matches);
  if (set === 'ForAnyValue') return actual.some(matches);
  if (actual.length !== 1) throw new Error(`${operator} compares one value, not ${actual.length}`);
  return actual.every(matches);
}

function comparison(name: string): (actual: string, expected: string) => boolean {
  switch (name) {
    case 'StringEquals':
    case 'StringNotEquals':
    case 'Bool':
      return (actual, expected) => actual === expected;
    case 'StringLike':
      return matchesPattern;
    case 'ArnLike':
      return arnMatches;
    default:
      throw new Error(`the operator ${name} is not known here`);
  }
}

/** Each of the six parts is matched by itself; only the last may hold colons. */
function arnMatches(actual: string, expected: string): boolean {
  const parts = (arn: string) => /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/.exec(arn)?.slice(1) ?? [];
  const [found, patterns] = [parts(actual), parts(expected)];
  return (
    found.length === 6 &&
    patterns.length === 6 &&
    found.every((part, index) => matchesPattern(part, patterns[index] ?? ''))
  );
}

function matchesPattern(actual: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(actual);
}
