/** Regular expressions that mean the same to every engine (RE2, Java, Joni) and to every SQL text. */

/** What is wrong with a pattern, and what it could be instead. */
export interface PatternFault {
  readonly found: string;
  readonly allowed: string;
  readonly nearest: string | null;
}

/** null where the pattern is right. */
export function patternFault(pattern: string): PatternFault | null {
  if (pattern.includes('\\')) {
    const rewritten = withoutBackslashes(pattern);
    const portable = rewritten !== null && patternFault(rewritten) === null;
    return {
      found: `backslash in the pattern "${pattern}", which engines and SQL texts read differently`,
      allowed: 'classes in brackets: [.] for a dot, [0-9] for a digit',
      nearest: portable ? rewritten : null,
    };
  }
  const group = /\(\?(?!:)[^)]{0,3}/.exec(pattern.replace(/^\(\?i\)/, ''));
  if (group !== null) {
    return {
      found: `"${group[0]}" in the pattern "${pattern}", which DuckDB's RE2 does not know`,
      allowed: 'groups (..) and (?:..), and (?i) at the beginning',
      nearest: null,
    };
  }
  const reason = syntaxError(pattern.replace(/^\(\?i\)/, ''));
  return reason === null
    ? null
    : { found: `no valid pattern "${pattern}" (${reason})`, allowed: 'a regular expression', nearest: null };
}

const classes: Readonly<Record<string, string>> = { d: '0-9', w: 'A-Za-z0-9_' };

/** null where an escape has no form without a backslash. */
function withoutBackslashes(pattern: string): string | null {
  let result = '';
  let inClass = false;
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern.charAt(index);
    if (char !== '\\') {
      if (char === '[') inClass = true;
      if (char === ']') inClass = false;
      result += char;
      continue;
    }
    index += 1;
    const plain = unescaped(pattern.charAt(index), inClass);
    if (plain === null) return null;
    result += plain;
  }
  return result;
}

function unescaped(char: string, inClass: boolean): string | null {
  const range = classes[char];
  if (range !== undefined) return inClass ? range : `[${range}]`;
  if (char === '/' || (char === '-' && !inClass)) return char;
  // Inside brackets these need their backslash; outside `[^]` and `[[]` would not mean the character.
  if (/[A-Za-z0-9\]\\^[-]/.test(char) || char === '') return null;
  return inClass ? char : `[${char}]`;
}

/** JavaScript's `u` mode is the strictest common reading: a lone `{` or `]` is an error. */
function syntaxError(pattern: string): string | null {
  try {
    new RegExp(pattern, 'u');
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return /: ([^:]*)$/.exec(message)?.[1] ?? message;
  }
}

/** What `logicalTypeOptions.format` of a string means; the others are documentation. */
export const formatPatterns: Readonly<Record<string, string>> = {
  email: '^[^@ ]+@[^@ ]+[.][^@ ]+$',
  uuid: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
  uri: '^[A-Za-z][A-Za-z0-9+.-]*:[^ ]+$',
  hostname: '^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?([.][A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$',
  ipv4: '^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])([.]|$)){4}$',
  ipv6: '^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*$',
};

export const documentedFormats: readonly string[] = ['byte', 'binary', 'password'];
