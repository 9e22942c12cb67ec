import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadTransforms } from '../../../harness/build/transforms';
import { type DuckDbSession, openDuckDb } from '../../../harness/engines/duckdb/session';
import { useFreshFolder } from '../../support/fresh-folder';

const folder = useFreshFolder();
let session: DuckDbSession;
beforeAll(async () => {
  session = await openDuckDb();
});
afterAll(() => session.close());

async function loadedFrom(files: Readonly<Record<string, string>>) {
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder(), name), sql);
  return loadTransforms(session, folder());
}

test('a transform reads the base tables at any depth, without its own CTEs', async () => {
  const sql =
    'WITH q AS (SELECT * FROM b) SELECT * FROM a WHERE EXISTS (SELECT 1 FROM q JOIN c ON q.id = c.id)';
  expect(await loadedFrom({ 't.sql': sql, 'notes.md': 'not SQL' })).toMatchObject([
    { table: 't', file: join(folder(), 't.sql'), inputs: ['a', 'b', 'c'] },
  ]);
});

test('a closing semicolon and a last comment do not end the statement around it', async () => {
  const [transform] = await loadedFrom({ 't.sql': 'SELECT 1 AS id; \n' });
  expect(transform?.sql).toBe('SELECT 1 AS id\n');
  const [commented] = await loadedFrom({ 't.sql': 'SELECT 1 AS id -- the end' });
  expect(await session.run(`SELECT * FROM (${commented?.sql})`)).toEqual([{ id: 1 }]);
});

test.each([
  ['two statements', 'SELECT 1 AS id; SELECT 2 AS id', 'LAKE-081'],
  ['a write', 'DELETE FROM a', 'LAKE-081'],
  ['nothing', '-- to be written', 'LAKE-081'],
  ['a file', "SELECT * FROM read_csv('/etc/passwd')", 'LAKE-082'],
  ['no SQL', 'SELEC 1', 'LAKE-083'],
])('%s is no transform: the error names the file', async (_, sql, code) => {
  await expect(loadedFrom({ 'bad.sql': sql })).rejects.toMatchObject({
    code,
    exitCode: 2,
    message: expect.stringContaining(join(folder(), 'bad.sql')),
  });
});

test('a folder without transforms, or none at all, is an error', async () => {
  await expect(loadedFrom({})).rejects.toMatchObject({ code: 'LAKE-060' });
  await expect(loadTransforms(session, join(folder(), 'missing'))).rejects.toMatchObject({
    code: 'LAKE-060',
  });
});
