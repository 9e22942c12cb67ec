/** What is found wrong in one value: its path, what was found and what is allowed. */

export type Findings = readonly string[];

export function matching(
  path: string,
  value: string,
  pattern: RegExp,
  allowed: string,
  shown = value,
): Findings {
  return pattern.test(value) ? [] : [`${path}: found "${shown}"; allowed: ${allowed}`];
}

export function oneOf<T>(path: string, value: T, allowed: readonly T[]): Findings {
  return allowed.includes(value) ? [] : [`${path}: found "${String(value)}"; allowed: ${allowed.join(', ')}`];
}

export function whole(path: string, value: number, min: number, max: number): Findings {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return [];
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
  return [`${path}: found ${value}; allowed: a whole number ${range}`];
}
