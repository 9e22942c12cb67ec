/** What is found wrong in one value: its path, what was found and what is allowed. A value of a file can be anything. */

export type Findings = readonly string[];

export function matching(
  path: string,
  value: unknown,
  pattern: RegExp,
  allowed: string,
  shown = value,
): Findings {
  if (typeof value === 'string' && pattern.test(value)) return [];
  return [`${path}: found ${told(shown)}; allowed: ${allowed}`];
}

export function oneOf<T>(path: string, value: T, allowed: readonly T[]): Findings {
  return allowed.includes(value) ? [] : [`${path}: found ${told(value)}; allowed: ${allowed.join(', ')}`];
}

export function whole(path: string, value: number, min: number, max: number): Findings {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return [];
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
  return [`${path}: found ${value}; allowed: a whole number ${range}`];
}

export function onlyKeys(path: string, value: object, allowed: readonly string[]): Findings {
  const strangers = Object.keys(value).filter((key) => !allowed.includes(key));
  return strangers.map((key) => `${path}.${key}: unknown key; allowed: ${allowed.join(', ')}`);
}

/** A value as a message shows it. */
export function told(value: unknown): string {
  return JSON.stringify(value ?? null) === 'null' ? 'nothing' : JSON.stringify(value);
}
