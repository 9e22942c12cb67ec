/** One Glue job on a table of its own: what a second run, a new contract and each kind of failure do to the table. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  describeOnSpark,
  folderCatalog,
  type Outcome,
  onSpark,
  type Step,
  snapshotsOf,
} from '../support/spark';

const target = 'lake.shop.orders';
const id = { name: 'id', type: 'bigint', comment: 'Number of the order.' };
const email = { name: 'email', type: 'string', comment: '' };
const columns = [id, email];
const price = { name: 'price', type: 'int', comment: 'In cents.' };
const orders = '{"id":1,"email":"ann@test.com"}\n{"id":2}{"ID":3,"email":"ben@test.com"},\n';
/** Spark would put the value of a setting in its place. */
const variable = `\${spark.app.name}`;
const ofEveryJob = { 'spark.sql.ansi.enabled': 'true', 'spark.sql.variable.substitute': 'false' };
const read = [
  { id: 1, email: 'ann@test.com' },
  { id: 2, email: null },
  { id: 3, email: 'ben@test.com' },
];
const good = 'SELECT o.id, o.email FROM orders_landing AS o';

describeOnSpark('a Glue job on Spark', () => {
  let folder: string;
  let outcome: (step: string) => Outcome;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lake-spark-'));
    put('good/2022/orders.json', orders);
    put('broken/orders.json', orders);
    put('broken/cut.json', '{"id":\n{"id":"x"}\n');
    put('broken/worse.json', '{"id":\n{"id":\n{"id":\n');
    put('hollow/readme.txt', orders);
    put('empty/orders.json', '');
    const withPrice = {
      sql: 'SELECT o.id, o.email, 7 AS price FROM orders_landing AS o',
      columns: [...columns, price],
    };
    const steps = {
      database: { sql: 'CREATE DATABASE lake.shop' },
      'no table': job('run-0'),
      table: { sql: `CREATE TABLE ${target} (id bigint, email string) USING iceberg` },
      first: job('run-1'),
      rows: { sql: `SELECT * FROM ${target} ORDER BY id` },
      again: job('run-2'),
      'two runs': snapshotsOf(target),
      tag: { sql: `ALTER TABLE ${target} CREATE TAG before_price` },
      evolve: job('run-3', { ...withPrice, version: '1.1.0' }),
      'columns after': { sql: `DESCRIBE ${target}` },
      'properties after': { sql: `SHOW TBLPROPERTIES ${target}` },
      'rows before': { sql: `SELECT id, email FROM ${target} VERSION AS OF 'before_price' ORDER BY id` },
      'three runs': snapshotsOf(target),
      zero: job('run-4', {
        sql: 'SELECT o.id, CAST(1 / (o.id - o.id) AS string) AS email FROM orders_landing AS o',
      }),
      overflow: job('run-5', {
        sql: 'SELECT o.id * 9223372036854775807 AS id, o.email FROM orders_landing AS o',
      }),
      columns: job('run-6', { sql: 'SELECT o.email, o.id FROM orders_landing AS o' }),
      rejects: job('run-7', { landing: 'broken/' }),
      hollow: job('run-8', { landing: 'hollow/' }),
      'no folder': job('run-8a', { landing: 'nowhere/' }),
      'empty file': job('run-8b', { landing: 'empty/' }),
      'three runs still': snapshotsOf(target),
      'allowed rejects': job('run-9', { landing: 'broken/', maxRejects: 0.625 }),
      'rows without rejects': { sql: `SELECT * FROM ${target} ORDER BY id` },
      'narrower SELECT': job('run-10', {
        sql: 'SELECT CAST(o.id AS int) AS id, o.email FROM orders_landing AS o',
      }),
      'text like a variable': job('run-11', {
        sql: `SELECT o.id, '${variable}' AS email FROM orders_landing AS o`,
      }),
      'rows like a variable': { sql: `SELECT DISTINCT email FROM ${target}` },
      described: job('run-12', { columns: [{ ...id, comment: "The order's number." }, email] }),
      'columns at the end': { sql: `DESCRIBE ${target}` },
    };
    const settings = { ...folderCatalog(folder), ...ofEveryJob };
    outcome = await onSpark({ steps, settings, folder });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('reads landing files in folders, several objects on a line, keys in another case', () => {
    expect(outcome('first').error).toBeNull();
    expect(outcome('rows').rows).toEqual(read);
  });

  test('makes no table: the stack does, so that a job may not', () => {
    expect(outcome('no table').error).toContain('shop');
  });

  test('overwrites in one commit that follows the one before and bears the id of its run', () => {
    const [first, second, ...more] = outcome('two runs').rows;
    expect(more).toEqual([]);
    expect(first).toMatchObject({ run: 'run-1', records: '3' });
    expect(second).toMatchObject({ run: 'run-2', records: '3', parent: first?.id });
  });

  test('takes on the columns and the version of a newer contract in one commit; the run before stays readable', () => {
    expect(outcome('evolve').error).toBeNull();
    expect(outcome('columns after').rows.at(-1)).toEqual({
      col_name: 'price',
      data_type: 'int',
      comment: 'In cents.',
    });
    expect(outcome('properties after').rows).toContainEqual({ key: 'contract.version', value: '1.1.0' });
    expect(outcome('three runs').rows.map(({ run }) => run)).toEqual(['run-1', 'run-2', 'run-3']);
    expect(outcome('rows before').rows).toEqual(read);
  });

  test.each([
    ['a SELECT that divides by zero', 'zero', 'DIVIDE_BY_ZERO'],
    ['a value beyond its type', 'overflow', 'ARITHMETIC_OVERFLOW'],
    ['a SELECT with other columns than the contract', 'columns', "gives ['email', 'id'], the contract says"],
    [
      'more rejects than the contract allows',
      'rejects',
      '5 of 8 objects are unreadable (worse.json: 3, cut.json: 2)',
    ],
    ['a landing folder without landing files', 'hollow', 'hollow/. Upload landing files'],
    ['a landing folder that is missing', 'no folder', 'nowhere/. Upload landing files'],
    ['a landing folder of empty files', 'empty file', 'empty/. Upload landing files'],
  ])('fails for %s, and leaves the table as it was', (_fault, step, message) => {
    expect(outcome(step).error).toContain(message);
    expect(outcome('three runs still').rows).toEqual(outcome('three runs').rows);
  });

  test('keeps the types of the contract, and texts of the SELECT as they stand', () => {
    for (const step of ['narrower SELECT', 'text like a variable']) expect(outcome(step).error).toBeNull();
    expect(outcome('rows like a variable').rows).toEqual([{ email: variable }]);
    expect(outcome('columns at the end').rows).toMatchObject([
      { col_name: 'id', data_type: 'bigint' },
      { col_name: 'email', data_type: 'string' },
    ]);
  });

  test('brings a changed description to the table', () => {
    expect(outcome('columns at the end').rows[0]).toMatchObject({ comment: "The order's number." });
  });

  test('leaves out as many rejects as the contract allows', () => {
    expect(outcome('allowed rejects').error).toBeNull();
    expect(outcome('rows without rejects').rows).toEqual(read);
  });

  /** A job with a plan as the stack makes it. */
  function job(run: string, { sql = good, landing = 'good/', ...rest }: JobOptions = {}): Step {
    const input = { kind: 'landing', table: 'orders_landing', location: `file://${folder}/${landing}` };
    const plan = {
      database: 'shop',
      table: 'orders',
      columns: rest.columns ?? columns,
      properties: { 'contract.version': rest.version ?? '1.0.0' },
      inputs: [{ ...input, columns, maxRejects: rest.maxRejects ?? 0 }],
    };
    const planFile = put(`plans/${run}.json`, JSON.stringify(plan));
    const sqlFile = put(`plans/${run}.sql`, sql);
    return { job: ['--plan', `file://${planFile}`, '--sql', `file://${sqlFile}`, '--JOB_RUN_ID', run] };
  }

  function put(path: string, text: string): string {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }
});

interface JobOptions {
  readonly sql?: string;
  /** Folder of the landing files. */
  readonly landing?: string;
  readonly columns?: readonly object[];
  readonly version?: string;
  readonly maxRejects?: number;
}
