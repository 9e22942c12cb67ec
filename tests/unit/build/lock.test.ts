import { readdir, rm, writeFile } from 'node:fs/promises';
import { lakePaths } from '../../../harness/build/lake-paths';
import { whileHolding } from '../../../harness/build/lock';
import { type DuckDbSession, openDuckDb } from '../../../harness/engines/duckdb/session';
import { useFreshFolder } from '../../support/fresh-folder';

const out = useFreshFolder();
const paths = (policy = 'governed') => lakePaths(out(), policy);
const sessions: DuckDbSession[] = [];
const session = async () => {
  const opened = await openDuckDb();
  sessions.push(opened);
  return opened;
};
afterEach(() => {
  for (const opened of sessions.splice(0)) opened.close();
});

/** Work that ends when it is told to. */
function gate() {
  let open = () => {};
  const closed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), closed };
}

test('a second run is told who holds the lake', async () => {
  const { open, closed } = gate();
  const first = whileHolding(await session(), paths(), {}, () => closed);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expect(whileHolding(await session(), paths(), {}, async () => 'ran')).rejects.toMatchObject({
    code: 'LAKE-066',
    exitCode: 3,
    message: expect.stringContaining(`process ${process.pid}`),
  });
  open();
  await first;
});

test('a second run may wait for the first to end', async () => {
  const { open, closed } = gate();
  const done: string[] = [];
  const first = whileHolding(await session(), paths(), {}, () => closed.then(() => done.push('first')));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const onWait = jest.fn(() => setTimeout(open, 50));
  await whileHolding(await session(), paths(), { seconds: 5, onWait }, async () => done.push('second'));
  await first;
  expect(done).toEqual(['first', 'second']);
  expect(onWait).toHaveBeenCalledTimes(1);
});

test('policies do not wait for each other', async () => {
  const inner = await session();
  const both = whileHolding(await session(), paths('governed'), {}, () =>
    whileHolding(inner, paths('rubric'), {}, async () => 'ran'),
  );
  expect(await both).toBe('ran');
});

test('work that fails releases the lake', async () => {
  const failing = async () => {
    throw new Error('no');
  };
  await expect(whileHolding(await session(), paths(), {}, failing)).rejects.toThrow('no');
  expect(await whileHolding(await session(), paths(), {}, async () => 'ran')).toBe('ran');
});

test('a lock file is whole from its first moment on, and is made once', async () => {
  await whileHolding(await session(), paths(), {}, async () => undefined);
  expect(await readdir(paths().root)).toEqual(['lock.duckdb']);
});

test('a damaged lock file is an error of its own, not a lake that is held', async () => {
  await whileHolding(await session(), paths(), {}, async () => undefined);
  await rm(paths().lock);
  await writeFile(paths().lock, 'x'.repeat(100));
  await expect(whileHolding(await session(), paths(), {}, async () => 'ran')).rejects.toMatchObject({
    code: 'LAKE-078',
  });
});
