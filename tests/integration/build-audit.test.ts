import { mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { auditFolder } from '../../harness/build/audit-folder';
import { auditPublished } from '../../harness/build/audit-published';
import { buildLake } from '../../harness/build/build';
import { openDuckDb } from '../../harness/engines/duckdb/session';
import type { Verdict } from '../../harness/verdict/verdict';
import { bareColumn, bareContract } from '../support/bare-contract';
import { useFreshFolder } from '../support/fresh-folder';
import { tinyContracts, tinyProject } from '../support/tiny-project';

const folder = useFreshFolder();
const statuses = (verdicts: readonly Verdict[], table: string) =>
  [...new Set(verdicts.filter((verdict) => verdict.table === table).map(({ status }) => status))].sort();

describe('an audit of the published lake', () => {
  const auditNow = (expectations: Parameters<typeof auditPublished>[0]['expectations'] = null) =>
    auditPublished({
      contracts: tinyContracts,
      policy: 'tiny',
      out: join(folder(), 'lake'),
      expectations,
      now: 0,
    });
  const table = (name: string) => join(folder(), 'lake/tiny/current', `${name}.parquet`);

  test('finds what the build found', async () => {
    const build = await buildLake(await tinyProject(folder()));
    const { audit, version } = await auditNow();
    expect(version).toBe(build.version);
    const short = ({ table, check, status, found }: Verdict) => ({ table, check, status, found });
    expect(audit.verdicts.map(short)).toEqual(build.audit.verdicts.map(short));
  });

  test('holds the exact counts that the version was built with, or others', async () => {
    const expectations = {
      dataset: 'd',
      file: 'd.yaml',
      asOf: null,
      rows: { tiny: { readings_trusted: 2 } },
    };
    await buildLake({ ...(await tinyProject(folder())), expectations });
    const expected = (verdicts: readonly Verdict[]) =>
      verdicts.filter(({ rule }) => rule === 'expectedRows').map(({ status }) => status);
    expect(expected((await auditNow()).audit.verdicts)).toEqual(['passed']);
    const others = { ...expectations, rows: { tiny: { readings_trusted: 9 } } };
    expect(expected((await auditNow(others)).audit.verdicts)).toEqual(['violated']);
  });

  test('needs a lake', async () => {
    await expect(auditNow()).rejects.toMatchObject({ code: 'LAKE-069', exitCode: 2 });
  });

  test('sees a table that was changed after it was published', async () => {
    await buildLake(await tinyProject(folder()));
    const session = await openDuckDb();
    const sql = `SELECT NULL::VARCHAR AS "user", 1::BIGINT AS at, 1::BIGINT AS value`;
    await session.run(`COPY (${sql}) TO '${table('readings_trusted')}' (FORMAT parquet)`);
    session.close();
    const { audit } = await auditNow();
    expect(audit.verdicts.filter(({ status }) => status === 'violated')).toMatchObject([
      { table: 'readings_trusted', check: 'user.required' },
    ]);
  });

  const corruptions: readonly (readonly [string, (file: string) => Promise<unknown>])[] = [
    ['is no Parquet', (file) => writeFile(file, 'not parquet at all')],
    ['is cut off', async (file) => writeFile(file, (await readFile(file)).subarray(0, 100))],
    ['is empty', (file) => writeFile(file, '')],
    ['is missing', (file) => rm(file)],
    ['has damaged pages', damagePages],
  ];
  test.each(corruptions)('a file that %s is not evaluated; the other tables are', async (_, corrupt) => {
    await buildLake(await tinyProject(folder()));
    await corrupt(table('readings_trusted'));
    const { audit } = await auditNow();
    expect(statuses(audit.verdicts, 'readings_trusted')).toContain('notEvaluated');
    for (const other of ['people', 'readings', 'people_trusted']) {
      expect(statuses(audit.verdicts, other)).toEqual(['passed']);
    }
  });

  /** The footer stays whole, so that the file opens and only its rows cannot be read. */
  async function damagePages(file: string) {
    const handle = await open(file, 'r+');
    await handle.write(Buffer.alloc(Math.min(60, (await stat(file)).size), 0xff), 0, 60, 4);
    await handle.close();
  }
});

describe('an audit of a folder', () => {
  const orders = bareContract(
    'orders',
    { id: 'bigint', note: 'string', price: 'double' },
    {
      zone: null,
      columns: [
        bareColumn('id', 'bigint', { required: true, unique: true }),
        bareColumn('note', 'string'),
        bareColumn('price', 'double'),
      ],
    },
  );
  const audited = (contracts = [orders]) => auditFolder({ contracts, source: join(folder(), 'in'), now: 0 });
  const write = async (name: string, content: string | Buffer) => {
    await mkdir(join(folder(), 'in/orders'), { recursive: true });
    await writeFile(join(folder(), 'in', name), content);
  };
  const violated = (verdicts: readonly Verdict[]) =>
    verdicts.filter(({ status }) => status !== 'passed').map(({ check, found }) => ({ check, found }));

  const jsonLines = '{"id": 1, "note": "a", "price": 1.5}\n{"id": 2, "note": null, "price": 2}\n';
  const csvLines = 'id,note,price\n1,a,1.5\n2,"b, c",2\n';
  test.each([
    ['orders.json', jsonLines],
    ['orders.jsonl', jsonLines],
    ['orders/part.ndjson.gz', gzipSync(jsonLines)],
    ['orders.csv', csvLines],
    ['orders/part.csv.gz', gzipSync(csvLines)],
  ])('%s is read with the declared types', async (name, content) => {
    await write(name, content);
    const { verdicts, tables } = await audited();
    expect(violated(verdicts)).toEqual([]);
    expect(tables).toMatchObject([{ table: 'orders', rows: 2 }]);
  });

  test('Parquet is checked as it is: another type is a violation', async () => {
    await mkdir(join(folder(), 'in'));
    const session = await openDuckDb();
    const copy = (sql: string) =>
      session.run(`COPY (${sql}) TO '${join(folder(), 'in/orders.parquet')}' (FORMAT parquet)`);
    await copy("SELECT 1::BIGINT AS id, 'a' AS note, 1.5::DOUBLE AS price");
    expect(violated((await audited()).verdicts)).toEqual([]);
    await copy("SELECT 1::INTEGER AS id, 'a' AS note, 1.5::DOUBLE AS price");
    session.close();
    expect(violated((await audited()).verdicts)).toMatchObject([{ check: 'columns' }]);
  });

  test.each([
    ['a value that does not fit its type', '1,a,1.5\n10.7,b,2\n', ['rejects']],
    ['a repeated key', '1,a,1.5\n1,b,2\n', ['id.unique']],
    ['a missing key', '1,a,1.5\n,b,2\n', ['id.required']],
  ])('%s in CSV is a violation', async (_, rows, checks) => {
    await write('orders.csv', `id,note,price\n${rows}`);
    expect(violated((await audited()).verdicts).map(({ check }) => check)).toEqual(checks);
  });

  test.each([
    ['a missing column', 'id,note\n1,a\n'],
    ['an extra column', 'id,note,price,more\n1,a,1.5,x\n'],
    ['another order', 'note,id,price\na,1,1.5\n'],
  ])('%s in CSV is a violation of the columns', async (_, content) => {
    await write('orders.csv', content);
    expect(violated((await audited()).verdicts).map(({ check }) => check)).toContain('columns');
  });

  test('a reject of CSV is named by file and line, without its values', async () => {
    await write('orders.csv', 'id,note,price\n1,a,1.5\noops,secret,2\n');
    const [rejects] = (await audited()).verdicts.filter(({ rule }) => rule === 'rejects');
    expect(rejects?.samples).toMatchObject([{ file: join(folder(), 'in/orders.csv'), line: 3 }]);
    expect(JSON.stringify(rejects)).not.toContain('secret');
  });

  test('a contract without data is not evaluated', async () => {
    await write('orders.csv', csvLines);
    const { verdicts } = await audited([orders, { ...orders, table: 'returns' }]);
    expect(statuses(verdicts, 'orders')).toEqual(['passed']);
    expect(statuses(verdicts, 'returns')).toContain('notEvaluated');
    expect(statuses(verdicts, 'returns')).not.toContain('passed');
  });

  test('a folder that is missing is an error', async () => {
    await expect(audited()).rejects.toMatchObject({ code: 'LAKE-075', exitCode: 2 });
  });
});
