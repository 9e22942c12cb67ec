import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDbEngine } from '../../../harness/engines/duckdb/engine';
import { type DuckDbSession, openDuckDb } from '../../../harness/engines/duckdb/session';
import { useFreshFolder } from '../../support/fresh-folder';

let session: DuckDbSession;
const folder = useFreshFolder();
beforeEach(async () => {
  session = await openDuckDb();
});
afterEach(() => session.close());

test('tables are described with the types that their files really have, in one spelling and in order', async () => {
  const file = join(folder(), 'it"s.parquet');
  const row = "1::BIGINT AS b, 'x' AS a, 1::INTEGER AS i, 1.5::DECIMAL(4,1) AS d, now()::TIMESTAMP AS t";
  await session.run(`COPY (SELECT ${row}) TO '${file}' (FORMAT parquet)`);
  const engine = await openDuckDbEngine(session, new Map([['order', file]]));
  const { tables } = await engine.describe();
  expect([...tables.keys()]).toEqual(['order']);
  expect(tables.get('order')?.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'b bigint',
    'a string',
    'i int',
    'd decimal(4,1)',
    't timestamp',
  ]);
});

test('a temporary view hides the table of its name', async () => {
  const file = join(folder(), 't.csv');
  await writeFile(file, 'n\n1\n');
  await session.run('CREATE TABLE t (other VARCHAR)');
  const engine = await openDuckDbEngine(session, new Map([['t', file]]));
  expect((await engine.describe()).tables.get('t')).toEqual([{ name: 'n', type: 'bigint' }]);
});

test('statements at the same time see the same tables, and each is counted', async () => {
  const names = ['a', 'b', 'c'];
  const files = names.map((name) => [name, join(folder(), `${name}.csv`)] as const);
  await Promise.all(files.map(([, file], index) => writeFile(file, `n\n${index}\n`)));
  const engine = await openDuckDbEngine(session, new Map(files));
  expect(engine.concurrency).toBe(2);
  const results = await Promise.all(names.map((name) => engine.run(`SELECT max(n) AS n FROM ${name}`)));
  expect(results.map(({ rows }) => rows[0]?.n)).toEqual([0n, 1n, 2n]);
  expect(engine.statements).toBe(3);
  await engine.close();
});
