import fc from 'fast-check';
import { canonicalType } from '../../../harness/contract/types/column-type';
import { openDuckDb } from '../../../harness/engines/duckdb/session';

describe('canonicalType', () => {
  // Canonical form, then spellings of Athena/Hive, DuckDB, Trino, Spark and ANSI.
  test.each([
    ['string', ['string', 'VARCHAR', 'varchar(20)', 'char(3)', 'TEXT', 'CHARACTER VARYING (20)', 'clob']],
    ['boolean', ['boolean', 'BOOL', ' Boolean ']],
    ['tinyint', ['tinyint', 'TINYINT', 'byte']],
    ['smallint', ['smallint', 'SMALLINT', 'short']],
    ['int', ['int', 'INTEGER', 'integer', 'int4']],
    ['bigint', ['bigint', 'BIGINT', 'long', 'INT8']],
    ['float', ['float', 'FLOAT', 'real', 'REAL', 'float(24)']],
    ['double', ['double', 'DOUBLE', 'double  precision', 'FLOAT(53)']],
    ['decimal(10,2)', ['decimal(10,2)', 'DECIMAL(10, 2)', 'numeric( 10 , 2 )']],
    ['decimal(12,0)', ['decimal(12)', 'DEC(12,0)']],
    ['decimal(10,0)', ['decimal', 'NUMERIC']],
    ['date', ['date', 'DATE']],
    ['time', ['time', 'TIME(6)']],
    [
      'timestamp',
      ['timestamp', 'timestamp(3)', 'timestamp(6)', 'TIMESTAMP_MS', 'TIMESTAMP WITHOUT TIME ZONE'],
    ],
    ['timestamp_ns', ['TIMESTAMP_NS', 'timestamp(9)']],
    ['timestamp with time zone', ['TIMESTAMP WITH TIME ZONE', 'timestamptz', 'timestamp(3) with time zone']],
    ['binary', ['binary', 'BLOB', 'varbinary', 'BINARY(16)', 'bytea']],
    [
      'array<int>',
      ['array<int>', 'INTEGER[]', 'integer[3]', 'array(integer)', 'INTEGER ARRAY', 'int array[4]'],
    ],
    ['array<array<string>>', ['VARCHAR[][]', 'array<array<string>>', 'array(array(varchar(5)))']],
    ['map<string,bigint>', ['map<string, bigint>', 'MAP(VARCHAR, BIGINT)', 'map(varchar,bigint)']],
    ['struct<a:int>', ['struct<a:int>', 'STRUCT(a INTEGER)', 'row(a integer)', 'STRUCT("A" INTEGER)']],
    [
      'struct<`a b`:int,c:array<string>>',
      ['STRUCT("a b" INTEGER, c VARCHAR[])', 'row("a b" integer, c array(varchar))'],
    ],
    ['struct<t:timestamp with time zone>', ['row(t timestamp(3) with time zone)']],
    ['enum', ["ENUM('a', 'it''s')"]],
    ['union', ['UNION(num INTEGER, str VARCHAR)', 'uniontype<int,string>']],
  ])('%s is the form of every spelling of it', (canonical, spellings) => {
    for (const spelling of spellings)
      expect([spelling, canonicalType(spelling)]).toEqual([spelling, canonical]);
  });

  test('a type that Athena lacks equals no type that Athena has', () => {
    const athena = [
      'string',
      'boolean',
      'tinyint',
      'smallint',
      'int',
      'bigint',
      'float',
      'double',
      'decimal(38,0)',
    ].concat(['date', 'timestamp', 'time', 'binary']);
    for (const lacking of [
      'UUID',
      'JSON',
      'HUGEINT',
      'UBIGINT',
      'UINTEGER',
      'TIMESTAMPTZ',
      'TIMESTAMP_NS',
      'INTERVAL',
      'BIT',
    ]) {
      expect(canonicalType(lacking)).not.toBeNull();
      expect(athena.map(canonicalType)).not.toContain(canonicalType(lacking));
    }
  });

  test('different types have different forms', () => {
    const types = [
      'string',
      'int',
      'bigint',
      'decimal(10,2)',
      'decimal(10,3)',
      'array<int>',
      'struct<a:int>',
      'struct<b:int>',
    ];
    expect(new Set(types.map(canonicalType)).size).toBe(types.length);
  });

  test.each([
    '',
    'strnig',
    'int int',
    'bigint(3)',
    'decimal(39,2)',
    'decimal(2,3)',
    'decimal(a)',
    'array',
    'array<int',
    'map<int>',
    'struct<>',
    'int)',
    'int[',
    'row(integer)',
    'a;b',
    'constructor',
    "'int'",
  ])('refuses %p', (spelling) => {
    expect(canonicalType(spelling)).toBeNull();
  });

  test('every type that DuckDB can store is known', async () => {
    const session = await openDuckDb();
    try {
      const described = await session.run(
        'SELECT column_type FROM (DESCRIBE SELECT * FROM test_all_types())',
      );
      const types = described.map((row) => String(row.column_type));
      expect(types.length).toBeGreaterThan(50);
      expect(types.filter((spelling) => canonicalType(spelling) === null)).toEqual([]);
    } finally {
      session.close();
    }
  });

  const { type } = fc.letrec<{ type: string }>((tie) => ({
    type: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(
        'VARCHAR(3)',
        'INTEGER',
        'double precision',
        'timestamp(3) with time zone',
        'UUID',
        'decimal(5)',
        "ENUM('x')",
      ),
      tie('type').map((inner) => `${inner}[]`),
      tie('type').map((inner) => `array(${inner})`),
      fc.tuple(tie('type'), tie('type')).map(([key, value]) => `MAP(${key}, ${value})`),
      fc
        .tuple(fc.string({ minLength: 1 }), tie('type'))
        .map(([name, inner]) => `STRUCT("${name.replaceAll('"', '""')}" ${inner})`),
    ),
  }));

  test('is known and idempotent for every nested type', () => {
    fc.assert(
      fc.property(type, (spelling) => {
        const canonical = canonicalType(spelling);
        expect(canonical).not.toBeNull();
        expect(canonicalType(canonical ?? '')).toBe(canonical);
      }),
    );
  });

  test('case and spaces do not matter', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('map(varchar, row(a decimal(3, 1)))', 'TIMESTAMP (6) WITH TIME ZONE'),
        fc.nat(3),
        (spelling, n) => {
          const spaced = ` ${spelling.replace(/([(), ])/g, `${' '.repeat(n)}$1 `)} `;
          expect(canonicalType(spaced.toUpperCase())).toBe(canonicalType(spelling.toLowerCase()));
        },
      ),
    );
  });
});
