import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { findSources } from '../../../harness/build/folder-sources';
import { bareContract } from '../../support/bare-contract';
import { useFreshFolder } from '../../support/fresh-folder';

const folder = useFreshFolder();
const orders = bareContract('orders', { id: 'bigint' });

async function found(...names: string[]) {
  for (const name of names) {
    await mkdir(dirname(join(folder(), name)), { recursive: true });
    await writeFile(join(folder(), name), '');
  }
  const [source] = await findSources(folder(), [orders]);
  return source && { form: source.form, path: relative(folder(), source.path), files: source.files.length };
}

test.each([
  [['orders.parquet'], { form: 'parquet', path: 'orders.parquet', files: 1 }],
  [['orders.jsonl.gz'], { form: 'json', path: 'orders.jsonl.gz', files: 1 }],
  [['orders.csv'], { form: 'csv', path: 'orders.csv', files: 1 }],
  [
    ['orders/part-1.parquet', 'orders/part-2.parquet'],
    { form: 'parquet', path: 'orders/*.parquet', files: 2 },
  ],
  [['orders/a.json', 'orders/b.ndjson.gz'], { form: 'json', path: 'orders/*.json', files: 2 }],
  [
    ['orders/a.parquet', 'orders/_SUCCESS', 'orders/.a.crc'],
    { form: 'parquet', path: 'orders/a.parquet', files: 1 },
  ],
  [['orders_old.parquet', 'orders.txt', 'orders.parquet.gz', 'readme.md'], undefined],
])('%j', async (names, source) => {
  expect(await found(...names)).toEqual(source);
});

test.each([
  [['orders.parquet', 'orders.csv']],
  [['orders.parquet', 'orders/a.parquet']],
  [['orders/a.parquet', 'orders/a.json']],
])('%j leave open what is audited', async (names) => {
  await expect(found(...names)).rejects.toMatchObject({
    code: 'LAKE-076',
    message: expect.stringContaining('"orders"'),
  });
});

test('a folder that is missing is an error', async () => {
  await expect(findSources(join(folder(), 'none'), [orders])).rejects.toMatchObject({
    code: 'LAKE-075',
    exitCode: 2,
  });
});
