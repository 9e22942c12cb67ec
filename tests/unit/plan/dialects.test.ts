/** One plan in three spellings, side by side. */

import { badValueSql } from '../../../harness/plan/bad-value';
import type { BadValue } from '../../../harness/plan/check';
import type { Dialect } from '../../../harness/plan/dialect';
import { duckdb } from '../../../harness/plan/dialects/duckdb';
import { spark } from '../../../harness/plan/dialects/spark';
import { trino } from '../../../harness/plan/dialects/trino';

type Spellings = Readonly<Record<Dialect['name'], string | null>>;

const words: readonly (readonly [string, (dialect: Dialect) => string | null, Spellings])[] = [
  ['a name', (dialect) => dialect.identifier('user'), { duckdb: '"user"', trino: '"user"', spark: '`user`' }],
  [
    'a name with quotes in it',
    (dialect) => dialect.identifier('a"b`c'),
    { duckdb: '"a""b`c"', trino: '"a""b`c"', spark: '`a"b``c`' },
  ],
  [
    'a text with a quote and a backslash',
    (dialect) => dialect.text("it's \\"),
    { duckdb: "'it''s \\'", trino: "'it''s \\'", spark: "'it\\u0027s \\\\'" },
  ],
  [
    'a text with a NUL, which ends a statement of DuckDB',
    (dialect) => dialect.text('a\0b'),
    { duckdb: "'a' || chr(0) || 'b'", trino: "'a\0b'", spark: "'a\0b'" },
  ],
  [
    'a pattern',
    (dialect) => dialect.matches('t.a', '^[a-z]+$'),
    {
      duckdb: "regexp_matches(t.a, '^[a-z]+$')",
      trino: "regexp_like(t.a, '^[a-z]+\\z')",
      spark: "regexp_like(t.a, '(?du)^[a-z]+\\\\z')",
    },
  ],
  [
    'a dollar sign in brackets, and one that ends the text',
    (dialect) => dialect.matches('t.a', '^([$]|[^$a]|$){2}[[$]$'),
    {
      duckdb: "regexp_matches(t.a, '^([$]|[^$a]|$){2}[[$]$')",
      trino: "regexp_like(t.a, '^([$]|[^$a]|\\z){2}[\\[$]\\z')",
      spark: "regexp_like(t.a, '(?du)^([$]|[^$a]|\\\\z){2}[\\\\[$]\\\\z')",
    },
  ],
  [
    'two ampersands in brackets',
    (dialect) => dialect.matches('t.a', '[a&&b]&'),
    {
      duckdb: "regexp_matches(t.a, '[a&&b]&')",
      trino: "regexp_like(t.a, '[a\\&\\&b]&')",
      spark: "regexp_like(t.a, '(?du)[a\\\\&\\\\&b]&')",
    },
  ],
  [
    'whether a double is NaN',
    (dialect) => dialect.isNaN('t.a'),
    { duckdb: 'isnan(t.a)', trino: 'is_nan(t.a)', spark: 'isnan(t.a)' },
  ],
  [
    'any value as text',
    (dialect) => dialect.asText('t.a'),
    { duckdb: 'CAST(t.a AS VARCHAR)', trino: 'CAST(t.a AS VARCHAR)', spark: 'CAST(t.a AS STRING)' },
  ],
  [
    'a moment in Unix ms',
    (dialect) => dialect.unixMs('t.a'),
    {
      duckdb: 'epoch_ms(CAST(t.a AS TIMESTAMP))',
      trino: "date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', CAST(t.a AS TIMESTAMP))",
      spark: 'unix_millis(CAST(t.a AS TIMESTAMP))',
    },
  ],
  [
    'a hash of a row',
    (dialect) => dialect.rowHash(['t.a', 't.b']),
    { duckdb: 'hash(t.a, t.b)', trino: null, spark: null },
  ],
];

test.each(words)('%s', (_, spell, spellings) => {
  expect({ duckdb: spell(duckdb), trino: spell(trino), spark: spell(spark) }).toEqual(spellings);
});

const bound = (value: number | string, exclusive = false) => ({ value, exclusive });
const conditions: readonly (readonly [BadValue, string, string])[] = [
  [{ is: 'null' }, 'string', 'c IS NULL'],
  [{ is: 'notMatching', pattern: 'a' }, 'string', "NOT regexp_matches(c, 'a')"],
  [{ is: 'lengthOutside', min: 1, max: null }, 'string', 'length(c) < 1'],
  [{ is: 'outside', min: bound(1), max: bound(5, true) }, 'bigint', 'c < 1 OR c >= 5'],
  [
    { is: 'outside', min: null, max: bound('2024-01-31T10:00:00Z') },
    'timestamp',
    "c > TIMESTAMP '2024-01-31 10:00:00'",
  ],
  [{ is: 'outside', min: bound('2024-01-31', true), max: null }, 'date', "c <= DATE '2024-01-31'"],
  [{ is: 'outside', min: bound('b'), max: null }, 'string', "c < 'b'"],
  [{ is: 'outside', min: null, max: null }, 'bigint', 'FALSE'],
  [{ is: 'notMultipleOf', of: 5 }, 'bigint', 'mod(c, 5) <> 0'],
  [{ is: 'outside', min: bound('1970-01-02T01:00:00+01:00'), max: null }, 'bigint', 'c < 86400000'],
  [
    { is: 'outside', min: null, max: bound('2024-01-31T12:00:00+02:00') },
    'timestamp',
    "c > TIMESTAMP '2024-01-31 10:00:00.000'",
  ],
  [{ is: 'outside', min: bound(0), max: null }, 'double', 'isnan(c) OR c < 0'],
  [{ is: 'outside', min: null, max: null }, 'double', 'FALSE'],
  [{ is: 'notIn', values: [0.1] }, 'float', 'NOT (c IN (CAST(0.1 AS REAL)))'],
  [{ is: 'notMultipleOf', of: 0.1 }, 'double', 'NOT abs(c / 0.1e0 - round(c / 0.1e0)) <= 1e-9'],
  [{ is: 'notIn', values: ['a', 1] }, 'string', "NOT (c IN ('a') OR c IN ('1'))"],
  [{ is: 'notIn', values: ['a', 1] }, 'bigint', "NOT (c IN (1) OR CAST(c AS VARCHAR) IN ('a'))"],
  [{ is: 'notIn', values: ['2.50', '007'] }, 'double', "NOT (c IN (2.50) OR CAST(c AS VARCHAR) IN ('007'))"],
  [
    { is: 'notIn', values: ['2024-01-30T00:00:00Z', 'never'] },
    'timestamp',
    "NOT (c IN (TIMESTAMP '2024-01-30 00:00:00') OR CAST(c AS VARCHAR) IN ('never'))",
  ],
  [{ is: 'notIn', values: ['2024-01-30'] }, 'date', "NOT (c IN (DATE '2024-01-30'))"],
  [{ is: 'notIn', values: [true] }, 'boolean', 'NOT (c IN (true))'],
  [{ is: 'missing', values: [null, ''] }, 'string', "c IS NULL OR c IN ('')"],
  [{ is: 'missing', values: [null] }, 'string', 'c IS NULL'],
  [
    { is: 'any', of: [{ is: 'null' }, { is: 'notMultipleOf', of: 2 }] },
    'int',
    '(c IS NULL) OR (mod(c, 2) <> 0)',
  ],
];

test.each(conditions)('%j of a %s', (bad, type, sql) => {
  expect(badValueSql(bad, { sql: 'c', type }, duckdb)).toBe(sql);
});
