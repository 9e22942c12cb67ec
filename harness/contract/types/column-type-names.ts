/** The names of scalar types in Athena/Hive, DuckDB, Trino, Spark and ANSI SQL, each with its canonical form. */

/**
 * Canonical name, then its other spellings. The second group holds types that Athena's catalog lacks: each keeps a
 * word of its own, so that a file that holds one is never taken for what a contract declares.
 */
const spellings: Readonly<Record<string, readonly string[]>> = {
  string: [
    'varchar',
    'char',
    'bpchar',
    'text',
    'nvarchar',
    'nchar',
    'character',
    'character varying',
    'char varying',
    'character large object',
    'clob',
  ],
  boolean: ['bool', 'logical'],
  tinyint: ['int1', 'byte'],
  smallint: ['int2', 'int16', 'short'],
  int: ['integer', 'int4', 'int32', 'signed'],
  bigint: ['int8', 'int64', 'long'],
  float: ['real', 'float4'],
  double: ['double precision', 'float8'],
  decimal: ['numeric', 'dec'],
  date: [],
  time: ['time without time zone'],
  timestamp: [
    'datetime',
    'timestamp without time zone',
    'timestamp_ntz',
    'timestamp_s',
    'timestamp_ms',
    'timestamp_us',
  ],
  binary: ['varbinary', 'blob', 'bytea', 'binary varying', 'binary large object'],

  'timestamp with time zone': [
    'timestamptz',
    'timestamp_tz',
    'timestamp with local time zone',
    'timestamp_ltz',
  ],
  'time with time zone': ['timetz'],
  timestamp_ns: [],
  time_ns: [],
  utinyint: ['uint8'],
  usmallint: ['uint16'],
  uinteger: ['uint32'],
  ubigint: ['uint64'],
  hugeint: ['int128'],
  uhugeint: ['uint128'],
  bignum: ['varint'],
  uuid: ['guid'],
  json: [],
  variant: [],
  geometry: [],
  bit: ['bitstring'],
  interval: ['interval day to second', 'interval year to month'],
  null: ['void', 'unknown'],
};

const canonicalNames: ReadonlyMap<string, string> = new Map(
  Object.entries(spellings).flatMap(([canonical, others]) =>
    [canonical, ...others].map((name) => [name, canonical] as const),
  ),
);

/** Types whose parameters say how much text fits. No file format keeps that, so it is a rule (`maxLength`), not a type. */
const withLength: ReadonlySet<string> = new Set(['string', 'binary', 'bit']);

/**
 * The canonical form of a scalar type: `name` in lower case with single spaces, `parameters` as they stand in brackets.
 * Null where the name is unknown or takes no such parameters.
 */
export function canonicalScalar(name: string, parameters: readonly number[]): string | null {
  const canonical = canonicalNames.get(name);
  if (canonical === undefined) return null;
  if (canonical === 'decimal') return decimal(parameters);
  if (parameters.length === 0 || (parameters.length === 1 && withLength.has(canonical))) return canonical;
  const [precision = 0] = parameters;
  if (parameters.length > 1) return null;
  // ANSI: float(p) counts binary digits; a single has 24.
  if (canonical === 'float') return precision > 24 ? 'double' : 'float';
  return withPrecision(canonical, precision);
}

/** Bare `decimal` is Athena's (10,0); DuckDB and Trino would say (18,3) and (38,0), but always report both figures. */
function decimal(parameters: readonly number[]): string | null {
  const [precision = 10, scale = 0] = parameters;
  const fits = parameters.length <= 2 && precision >= 1 && precision <= 38 && scale <= precision;
  return fits ? `decimal(${precision},${scale})` : null;
}

/** Athena's catalog holds up to microseconds and states no precision; finer values would lose digits. */
function withPrecision(canonical: string, precision: number): string | null {
  const temporal = canonical.startsWith('time');
  if (!temporal) return null;
  const plain = canonical === 'timestamp' || canonical === 'time';
  return precision > 6 && plain ? `${canonical}_ns` : canonical;
}
