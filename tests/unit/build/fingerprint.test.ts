import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { fingerprintSql, portableFingerprint } from '../../../harness/build/fingerprint';
import { type DuckDbSession, openDuckDb } from '../../../harness/engines/duckdb/session';
import { useFreshFolder } from '../../support/fresh-folder';

const folder = useFreshFolder();
let session: DuckDbSession;
beforeAll(async () => {
  session = await openDuckDb();
});
afterAll(() => session.close());

const columns = [
  { name: 'user', type: 'string' },
  { name: 'at', type: 'bigint' },
  { name: 'x', type: 'double' },
];
const of = async (...rows: string[]) => {
  const table = `(SELECT * FROM (VALUES ${rows.join(', ')}) AS t("user", "at", "x"))`;
  return (await session.run(fingerprintSql(table, columns)))[0];
};

test('the figure is the one that the definition gives by hand', async () => {
  // 1.5 is 0x3FF8000000000000 in IEEE bits.
  const text = `s2:ab|i7|f${0x3ff8000000000000n}`;
  const hash = createHash('md5').update(text).digest('hex').slice(0, 15);
  expect(await of("('ab', 7::BIGINT, 1.5::DOUBLE)")).toEqual({ rows: 1n, sum: String(BigInt(`0x${hash}`)) });
});

test('the order of rows does not matter, a repeated row does', async () => {
  const [a, b] = ["('a', 1::BIGINT, 1e0)", "('b', 2::BIGINT, 2e0)"] as const;
  expect(await of(a, b)).toEqual(await of(b, a));
  expect(await of(a, a, b)).not.toEqual(await of(a, b, b));
});

test.each([
  ['NULL and empty text', '(NULL, 1::BIGINT, 1e0)', "('', 1::BIGINT, 1e0)"],
  ['NULL and zero', "('a', NULL::BIGINT, 1e0)", "('a', 0::BIGINT, 1e0)"],
  ['NULL and zero as double', "('a', 1::BIGINT, NULL::DOUBLE)", "('a', 1::BIGINT, 0e0)"],
])('%s are different', async (_, one, other) => {
  expect(await of(one)).not.toEqual(await of(other));
});

test('zero and minus zero are equal', async () => {
  expect(await of("('a', 1::BIGINT, -0e0)")).toEqual(await of("('a', 1::BIGINT, 0e0)"));
});

test('text that holds the separator does not pass for two columns', async () => {
  const two = [
    { name: 'a', type: 'string' },
    { name: 'b', type: 'string' },
  ];
  const sum = async (a: string, b: string) => {
    const row = `(SELECT '${a}' AS a, '${b}' AS b)`;
    return (await session.run(fingerprintSql(row, two)))[0]?.sum;
  };
  const text = fc.stringMatching(/^[ns0-9:|]{0,6}$/);
  await fc.assert(
    fc.asyncProperty(text, text, text, text, async (a, b, c, d) => {
      fc.pre(a !== c || b !== d);
      expect(await sum(a, b)).not.toBe(await sum(c, d));
    }),
    { numRuns: 50 },
  );
});

test('a Parquet file is read where it lies; an empty one has the sum 0', async () => {
  const file = join(folder(), "it's.parquet");
  await session.run(
    `COPY (SELECT 'a' AS "user", 1::BIGINT AS at, 1e0 AS x LIMIT 0) TO '${file.replace("'", "''")}' (FORMAT parquet)`,
  );
  expect(await portableFingerprint(session, file, columns)).toEqual({ rows: 0n, sum: '0' });
});
