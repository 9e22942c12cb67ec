import { parseSelects } from '../../../harness/engines/duckdb/parse-select';
import { type DuckDbSession, openDuckDb } from '../../../harness/engines/duckdb/session';

let session: DuckDbSession;
beforeAll(async () => {
  session = await openDuckDb();
});
afterAll(() => session.close());

test.each([
  ['a join', 'SELECT * FROM b JOIN a USING (k)', ['a', 'b']],
  ['a table named twice', 'SELECT * FROM a UNION ALL SELECT * FROM a', ['a']],
  [
    'a subquery in an expression',
    'SELECT (SELECT max(z) FROM k) FROM a WHERE x IN (SELECT x FROM b)',
    ['a', 'b', 'k'],
  ],
  ['a CTE', 'WITH c AS (SELECT * FROM a) SELECT * FROM C', ['a']],
  ['a CTE that hides the table it reads', 'WITH a AS (SELECT * FROM a) SELECT * FROM a', ['a']],
  ['a CTE of a CTE', 'WITH c AS (SELECT * FROM a), d AS (SELECT * FROM c) SELECT * FROM d', ['a']],
  ['a CTE out of scope', 'SELECT * FROM (WITH c AS (SELECT 1) SELECT * FROM c), c', ['c']],
  [
    'a recursive CTE',
    'WITH RECURSIVE c AS (SELECT 1 AS i UNION ALL SELECT i FROM c, a) SELECT * FROM c',
    ['a'],
  ],
  ['VALUES, unnest and range', 'SELECT * FROM (VALUES (1)) AS v(a), unnest([1]), range(3)', []],
  ['a quote in a text', "SELECT 'it''s; two' FROM a -- ; a comment", ['a']],
])('%s: the base tables are found', async (_, sql, tables) => {
  expect(await parseSelects(session, [{ name: 'orders.rule', sql }])).toEqual([tables]);
});

test.each([
  ['two statements', 'SELECT 1; SELECT 2', 'LAKE-081'],
  ['nothing', '-- nothing', 'LAKE-081'],
  ['a write', 'INSERT INTO a VALUES (1)', 'LAKE-081'],
  ['a dropped table', 'DROP TABLE a', 'LAKE-081'],
  ['a write behind a SELECT', 'SELECT 1; DROP TABLE a', 'LAKE-081'],
  ['COPY', "COPY a TO 'x.csv'", 'LAKE-081'],
  ['DESCRIBE', 'DESCRIBE a', 'LAKE-082'],
  ['a file function', "SELECT * FROM read_csv('/etc/passwd')", 'LAKE-082'],
  ['a file function in a subquery', "SELECT (SELECT count(*) FROM read_text('x')) FROM a", 'LAKE-082'],
  ['SQL in a text', "SELECT * FROM query('SELECT 1')", 'LAKE-082'],
  ['a file as table', "SELECT * FROM 'a.parquet'", 'LAKE-082'],
  ['a file as a quoted name', 'SELECT * FROM "/tmp/a.csv"', 'LAKE-082'],
  ['another schema', 'SELECT * FROM information_schema.tables', 'LAKE-082'],
  ['the environment', "SELECT getenv('HOME') FROM a", 'LAKE-082'],
  ['a setting', "SELECT current_setting('memory_limit')", 'LAKE-082'],
  ['a syntax error', 'SELECT FROM WHERE', 'LAKE-083'],
  ['a NUL character', 'SELECT 1 AS a\0', 'LAKE-083'],
])('%s is refused', async (_, sql, code) => {
  const [refused] = await parseSelects(session, [{ name: 'orders.rule', sql }]);
  expect(refused).toMatchObject({ code, exitCode: 2, message: expect.stringContaining('orders.rule') });
});

test('several texts are parsed in one call, each with its own outcome and name', async () => {
  const [first, second] = await parseSelects(session, [
    { name: 'good.sql', sql: 'SELECT * FROM a' },
    { name: 'bad.sql', sql: 'DELETE FROM a' },
  ]);
  expect(first).toEqual(['a']);
  expect(second).toMatchObject({ code: 'LAKE-081', message: expect.stringContaining('bad.sql') });
});

test('a NUL in one text says nothing about the others', async () => {
  const texts = ['SELECT 1\0', 'SELECT * FROM a'].map((sql, index) => ({ name: String(index), sql }));
  expect(await parseSelects(session, texts)).toEqual([expect.objectContaining({ code: 'LAKE-083' }), ['a']]);
});
