/**
 * What a JSON value must be to fit a declared type, one record a type. tests/support/landing-quirks/README.md is the
 * specification; no engine's cast decides, because each casts differently (10.7 as bigint: 11, 10 or an error).
 */
import { decimalText, fitsDecimal, integerText } from './exact-numbers';

/** A JSON value as it stands in the file. `raw` is its source text: bytes as Latin-1, a string with its quotes. */
export interface Token {
  readonly kind: 'string' | 'number' | 'true' | 'false' | 'null' | 'nested';
  readonly raw: string;
}

export interface ValueKind {
  /** How DuckDB reads the values from JSON lines. */
  readonly readAs: string;
  /** DuckDB's type of the column in the Parquet file. */
  readonly type: string;
  /** Regular expression source of the values that need no conversion: DuckDB reads them exactly as meant. */
  readonly plain: string;
  /** The value as JSON that DuckDB reads exactly as meant; null where the row is refused. */
  convert(token: Token): string | null;
}

/** @returns null for a type that a JSON scalar cannot hold (array, struct, ..). */
export function valueKind(type: string): ValueKind | null {
  const [, precision, scale] = /^decimal\((\d+),(\d+)\)$/.exec(type) ?? [];
  if (precision !== undefined) return decimal(Number(precision), Number(scale));
  return kinds[type] ?? null;
}

const plainString = String.raw`"[^"\\\x00-\x1f]*(?:\\["\\/bfnrt][^"\\\x00-\x1f]*)*"`;

/** Undeclared keys are read as this kind too; there nested JSON is kept as its source text. */
export const text: ValueKind = {
  readAs: 'VARCHAR',
  type: 'VARCHAR',
  plain: plainString,
  convert: (token) => {
    if (token.kind === 'string') return isWellFormed(token.raw) ? token.raw : null;
    return token.kind === 'nested' ? null : JSON.stringify(token.raw);
  },
};

const kinds: Readonly<Record<string, ValueKind>> = {
  string: text,
  tinyint: integer('TINYINT', 8, 2),
  smallint: integer('SMALLINT', 16, 4),
  int: integer('INTEGER', 32, 9),
  bigint: integer('BIGINT', 64, 18),
  float: real('FLOAT', 30, '', (value) => Number.isFinite(Math.fround(value))),
  double: real('DOUBLE', 200, '(?:[eE][+-]?[0-9]{1,2})?', Number.isFinite),
  boolean: {
    readAs: 'BOOLEAN',
    type: 'BOOLEAN',
    plain: 'true|false',
    convert: (token) => /^(?:true|false)$/i.exec(scalarText(token))?.[0].toLowerCase() ?? null,
  },
  date: casted('DATE', (value) => isDate(value)),
  timestamp: casted('TIMESTAMP', (value) => {
    const [, day, hour, minute, second] =
      /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d{1,6})?Z?$/.exec(value) ?? [];
    return (
      day !== undefined && isDate(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
    );
  }),
};

/** DuckDB casts text to a number by the same rules, as long as it is short and has no spelling of its own. */
function orText(number: string): string {
  return `${number}|"(?:${number})"`;
}

function integer(type: string, bits: number, safeDigits: number): ValueKind {
  return {
    readAs: type,
    type,
    plain: orText(`0|-?[1-9][0-9]{0,${safeDigits - 1}}`),
    convert: (token) => integerText(numericText(token) ?? '', bits),
  };
}

const jsonNumber = /^-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

function real(
  type: string,
  safeDigits: number,
  exponent: string,
  fits: (value: number) => boolean,
): ValueKind {
  return {
    readAs: type,
    type,
    plain: orText(`-?(?:0|[1-9][0-9]{0,${safeDigits - 1}})(?:[.][0-9]{1,200})?${exponent}`),
    convert: (token) => {
      const found = numericText(token);
      if (found === null || !fits(Number(found))) return null;
      return jsonNumber.test(found) ? found : JSON.stringify(Number(found));
    },
  };
}

function decimal(precision: number, scale: number): ValueKind {
  const convert = (token: Token): string | null => {
    const found = numericText(token);
    if (found === null || !fitsDecimal(found, precision, scale)) return null;
    return JSON.stringify(decimalText(found, scale));
  };
  return { readAs: 'VARCHAR', type: `DECIMAL(${precision},${scale})`, plain: '(?!)', convert };
}

/** Read as text and cast by DuckDB, which then cannot fail: `isValid` admits only what it reads as meant. */
function casted(type: string, isValid: (value: string) => boolean): ValueKind {
  const convert = (token: Token): string | null =>
    token.kind === 'string' && isValid(scalarText(token)) ? token.raw : null;
  return { readAs: 'VARCHAR', type, plain: '(?!)', convert };
}

/** The text of a number, or of a string that holds one; null for any other value. */
function numericText(token: Token): string | null {
  const found = scalarText(token);
  return /^[+-]?[0-9]+(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(found) ? found : null;
}

/** What a string says, escapes resolved (characters beyond ASCII as Latin-1 bytes); the source of any other value. */
function scalarText({ kind, raw }: Token): string {
  if (kind !== 'string') return raw;
  return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
}

function isDate(value: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** A `\ud800` without its other half is valid JSON by grammar, but no text: DuckDB refuses the whole file for it. */
function isWellFormed(raw: string): boolean {
  return !raw.includes('\\u') || !/\p{Surrogate}/u.test(String(JSON.parse(raw)));
}
