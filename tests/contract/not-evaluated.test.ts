/** A check that could not run is `notEvaluated`, names its reason, and takes no other check with it. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDbEngine } from '../../harness/engines/duckdb/engine';
import { audit, exitCodeOf } from '../../harness/verdict/audit';
import { bareRelationship, bareRule } from '../support/bare-contract';
import { useFreshFolder } from '../support/fresh-folder';
import { column, contract, judgedAt, openLakes, table, verdictOf } from '../support/lake-of-rows';

const lakes = openLakes();
const folder = useFreshFolder();
afterAll(async () => (await lakes).close());

const sqlRule = (id: string, query: string) => bareRule(id, { name: 'sql', query });
const openChecks = (verdicts: readonly { readonly status: string; readonly check: string }[]) =>
  verdicts.filter(({ status }) => status === 'notEvaluated').map(({ check }) => check);

test('of many checks in one statement only those that fail are open; the engine is quoted, the values are not', async () => {
  const contracts = [
    contract(
      't',
      [column('id', 'string', { required: true, unique: true }), column('n', 'bigint', { required: true })],
      {
        quality: [
          sqlRule('casts', 'SELECT sum(CAST(id AS INTEGER)) FROM t'),
          sqlRule('fine', 'SELECT count(*) - 2 FROM t'),
          sqlRule('two_rows', 'SELECT n FROM t'),
          sqlRule('unknown_column', 'SELECT max(nope) FROM t'),
          sqlRule('nothing', 'SELECT max(n) FROM t WHERE FALSE'),
        ],
      },
    ),
  ];
  const lake = { t: table({ id: 'VARCHAR', n: 'BIGINT' }, ['ann@test.com', 1], ['b', null]) };
  const audited = await (await lakes).audit(lake, contracts, { fingerprint: true });
  expect(openChecks(audited.verdicts)).toEqual(['casts', 'two_rows', 'unknown_column', 'nothing']);
  expect(verdictOf(audited, 'casts').reason).toMatch(/^Conversion Error: Could not convert string '[*]{3}'/);
  expect(verdictOf(audited, 'nothing').reason).toContain('NULL');
  expect(verdictOf(audited, 'fine')).toMatchObject({ status: 'passed', found: 0 });
  expect(verdictOf(audited, 'n.required')).toMatchObject({ status: 'violated', found: 1 });
  expect(audited.tables[0]).toMatchObject({ rows: 2, fingerprint: expect.stringMatching(/^[0-9]+$/) });
});

test('a check on a missing column is open, and the schema is violated', async () => {
  const contracts = [
    contract('t', [column('id', 'string', { required: true }), column('gone', 'string', { unique: true })]),
  ];
  const audited = await (await lakes).audit({ t: table({ id: 'VARCHAR' }, ['a']) }, contracts);
  expect(openChecks(audited.verdicts)).toEqual(['gone.unique']);
  expect(verdictOf(audited, 'gone.unique').reason).toBe('the column gone of t is missing');
  expect(exitCodeOf(audited.verdicts)).toBe(1);
});

test('a check that reads a missing table is open', async () => {
  const contracts = [
    contract('t', [column('id')], {
      inputs: [{ table: 'gone', maxRowsPerRow: 1, severity: 'error' }],
      quality: [sqlRule('reads_gone', 'SELECT count(*) FROM gone')],
    }),
  ];
  const audited = await (await lakes).audit({ t: table({ id: 'VARCHAR' }) }, contracts);
  expect(openChecks(audited.verdicts)).toEqual(['reads_gone', 'inputRows.gone']);
  expect(verdictOf(audited, 'reads_gone').reason).toBe('the table gone is missing');
  expect(exitCodeOf(audited.verdicts)).toBe(3);
});

test('a SQL rule that is no read is refused before anything runs', async () => {
  const contracts = [contract('t', [column('id')], { quality: [sqlRule('evil', 'DROP TABLE t')] })];
  const auditing = (await lakes).audit({ t: table({ id: 'VARCHAR' }) }, contracts);
  await expect(auditing).rejects.toMatchObject({
    code: 'LAKE-081',
    message: expect.stringContaining('t.evil'),
  });
});

describe('of two Parquet files', () => {
  const contracts = [
    contract('good', [column('id', 'string', { required: true })]),
    contract('bad', [column('id', 'string', { required: true })], {
      relationships: [bareRelationship('to_good', ['id'], ['good', 'id'])],
    }),
  ];
  const auditFiles = async (breakFile: (file: string) => Promise<void>) => {
    const { session } = await lakes;
    const file = (name: string) => join(folder(), `${name}.parquet`);
    for (const name of ['good', 'bad']) {
      await session.run(
        `COPY (SELECT 'v' || i AS id FROM range(5000) AS r(i)) TO '${file(name)}' (FORMAT parquet)`,
      );
    }
    await breakFile(file('bad'));
    const sources = new Map(['good', 'bad'].map((name) => [name, file(name)]));
    const engine = await openDuckDbEngine(session, sources);
    return audit(engine, contracts, { expectedRows: null, rejects: null, now: judgedAt });
  };

  test.each([
    ['that is no Parquet', (file: string) => writeFile(file, 'not parquet')],
    ['that is empty', (file: string) => writeFile(file, '')],
    ['cut in the middle', async (file: string) => writeFile(file, (await readFile(file)).subarray(0, 9000))],
    ['that is not there', (file: string) => rm(file)],
  ])('one %s leaves all of its checks open, and none of the other', async (_, breakFile) => {
    const { verdicts, tables } = await auditFiles(breakFile);
    expect(verdicts.map(({ table, status }) => `${table} ${status}`)).toEqual([
      'good passed',
      'good passed',
      'bad notEvaluated',
      'bad notEvaluated',
      'bad notEvaluated',
    ]);
    expect(tables.map(({ rows }) => rows)).toEqual([5000, null]);
    expect(exitCodeOf(verdicts)).toBe(3);
  });

  test('one with damaged data behind a good footer leaves open what reads them', async () => {
    const { verdicts, tables } = await auditFiles(async (file) => {
      const bytes = await readFile(file);
      await writeFile(file, bytes.fill(0xff, 4, 2000));
    });
    const bad = verdicts.filter((one) => one.table === 'bad');
    expect(bad.map(({ check, status }) => `${check} ${status}`)).toEqual([
      'columns passed',
      'id.required notEvaluated',
      'to_good notEvaluated',
    ]);
    expect(tables[1]).toMatchObject({ table: 'bad', rows: 5000 });
  });
});
