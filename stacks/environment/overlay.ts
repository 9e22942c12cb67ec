/** Lays a person's settings over a table entry. Pure. */

export interface Overlaid<T> {
  readonly value: T;
  readonly problems: readonly string[];
}

export type Keyed = Readonly<Record<string, unknown>>;

/** Chosen as a whole: its keys depend on the choice, so the rules look at them. */
const indivisible = new Set(['vpc']);

/** May be a text or nothing: jobs without a schedule run on demand. */
const optional = new Set(['schedule']);

/**
 * `base` with the values of `own`. A key that `base` lacks, and a value of another type, is a problem and is not
 * taken: a misspelt setting must not pass in silence.
 */
export function overlay<T extends object>(base: T, own: unknown, path: string): Overlaid<T> {
  if (!isKeyed(own)) return { value: base, problems: [`${path}: found ${shape(own)}; allowed: an object`] };
  const problems: string[] = [];
  const value: Record<string, unknown> = Object.fromEntries(Object.entries(base));
  for (const [key, found] of Object.entries(own)) {
    const before = value[key];
    if (!Object.hasOwn(value, key)) {
      problems.push(`${path}.${key}: unknown key; allowed: ${Object.keys(base).join(', ')}`);
    } else if (isKeyed(before) && isKeyed(found) && !indivisible.has(key)) {
      const inner = overlay(before, found, `${path}.${key}`);
      value[key] = inner.value;
      problems.push(...inner.problems);
    } else if (!shapes(key, before).includes(shape(found))) {
      problems.push(`${path}.${key}: found ${shape(found)}; allowed: ${shapes(key, before).join(' or ')}`);
    } else value[key] = found;
  }
  return { value: { ...base, ...value }, problems };
}

export function isKeyed(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shapes(key: string, before: unknown): readonly string[] {
  return optional.has(key) ? ['a text', 'nothing'] : [shape(before)];
}

function shape(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'nothing';
  const names: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
  };
  return names[typeof value] ?? 'an object';
}
