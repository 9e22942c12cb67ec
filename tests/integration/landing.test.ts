/** The landing reader on files and folders as a whole: where it looks, what it copies early, how it fails. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { asBuildError } from '../../harness/build/build-error';
import { findLandingFiles, readLanding } from '../../harness/build/landing';
import type { Contract } from '../../harness/contract/contract';
import { type DuckDbSession, openDuckDb } from '../../harness/engines/duckdb/session';
import { quirkContract, quirksFolder } from '../unit/landing/quirk-contract';

const readings = quirkContract(quirksFolder);
const customers: Contract = {
  ...readings,
  landing: { prefix: 'customer/landing/', format: 'json', maxRejects: 0 },
};
const line = '{"email":"ann@test.com","timestamp":1655564444103,"steps":7,"x":0.5}\n';
let folder: string;
let out: string;
let session: DuckDbSession;

beforeAll(async () => {
  session = await openDuckDb();
});
afterAll(() => session.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landing-'));
  out = join(folder, 'out', 'readings.parquet');
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, content: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('where the landing files of customer/landing/ are looked for', () => {
  const found = async () => (await findLandingFiles(folder, customers)).map((file) => relative(folder, file));

  test('in customer/landing, sorted, whatever else lies in customer', async () => {
    put('customer/landing/b.json', line);
    put('customer/landing/2022/a.JSONL.gz', line);
    put('customer/x.json', line);
    put('customer/trusted/c.json', line);
    expect(await found()).toEqual(['customer/landing/2022/a.JSONL.gz', 'customer/landing/b.json']);
  });

  test('else in customer, but never in another zone of it', async () => {
    put('customer/b.json', line);
    put('customer/2022/a.ndjson', line);
    put('customer/trusted/c.json', line);
    put('customer/Curated/d.json', line);
    expect(await found()).toEqual(['customer/2022/a.ndjson', 'customer/b.json']);
  });

  test('hidden names, names with _ and other files are left out; a link that leads back ends', async () => {
    put('customer/a.json', line);
    put('customer/_b.json', line);
    put('customer/.c.json', line);
    put('customer/_tmp/d.json', line);
    put('customer/e.json.bak', line);
    symlinkSync(join(folder, 'customer'), join(folder, 'customer', 'loop'));
    expect(await found()).toEqual(['customer/a.json']);
  });

  test('a missing folder, an empty one, a table without files, a dead link and a CSV contract each have their code', async () => {
    const code = (error: Promise<unknown>) => expect(error).rejects;
    await code(findLandingFiles(join(folder, 'none'), customers)).toMatchObject({
      code: 'LAKE-040',
      exitCode: 2,
    });
    await code(findLandingFiles(folder, customers)).toMatchObject({ code: 'LAKE-041' });
    put('customer/landing/readme.txt', 'x');
    await code(findLandingFiles(folder, customers)).toMatchObject({ code: 'LAKE-042' });
    symlinkSync(join(folder, 'nowhere'), join(folder, 'customer/landing/a.json'));
    await code(findLandingFiles(folder, customers)).toMatchObject({ code: 'LAKE-043', exitCode: 3 });
    await code(findLandingFiles(folder, { ...customers, landing: null })).toMatchObject({ code: 'LAKE-047' });
  });
});

test('a file that cannot be opened and a type that JSON cannot hold each have their code, and nothing is left behind', async () => {
  const nested = {
    ...readings,
    columns: readings.columns.map((column) => ({ ...column, type: 'array<int>' })),
  };
  await expect(readLanding(session, readings, [join(folder, 'none.json')], out)).rejects.toMatchObject({
    code: 'LAKE-043',
  });
  await expect(readLanding(session, nested, [], out)).rejects.toMatchObject({ code: 'LAKE-044' });
  expect(readdirSync(join(folder, 'out'))).toEqual([]);
});

test('an engine that cannot write says so with its code', async () => {
  mkdirSync(out, { recursive: true });
  await expect(readLanding(session, readings, [put('a.json', line)], out)).rejects.toMatchObject({
    code: 'LAKE-046',
  });
});

test('memory that is short is no matter of the disk', async () => {
  const small = await openDuckDb({ memoryLimit: '1MiB', threads: 1, tempDirectory: join(folder, 'spill') });
  const failed = await readLanding(small, readings, [put('a.json', line)], out).catch((cause) => cause);
  small.close();
  expect(asBuildError(failed, folder, '1MiB')).toMatchObject({ code: 'LAKE-077', exitCode: 3 });
});

test('a file name that reads like a pattern is that file alone', async () => {
  const files = ['a[1].json', 'a*.json', "it's ?.json", 'a1.json', 'year=2022/a.json'].map((name) =>
    put(name, line),
  );
  for (const file of files)
    expect(await readLanding(session, readings, [file], out)).toMatchObject({ rows: 1 });
});

describe('a large landing that looks plain at both ends is copied early', () => {
  const many = line.repeat(70_000);
  const count = async () =>
    (await session.run(`SELECT count(*) AS n, count(timestamp) AS t FROM '${out}'`))[0];

  test('and once when it is plain', async () => {
    const statements: string[] = [];
    const run = (sql: string) => {
      statements.push(sql);
      return session.run(sql);
    };
    const files = [put('a.json', many), put('b.json', many)];
    expect(await readLanding({ ...session, run }, readings, files, out)).toMatchObject({
      rows: 140_000,
      rejects: 0,
    });
    expect(statements).toHaveLength(1);
  });

  test('and once, too, when another file does not look plain and must be rewritten first', async () => {
    const statements: string[] = [];
    const run = (sql: string) => {
      statements.push(sql);
      return session.run(sql);
    };
    const files = [put('a.json', many), put('b.json', '{"email":"b","TIMESTAMP":1},\n'), put('c.json', many)];
    expect(await readLanding({ ...session, run }, readings, files, out)).toMatchObject({ rows: 140_001 });
    expect(await count()).toEqual({ n: 140_001n, t: 140_001n });
    expect(statements).toHaveLength(1);
  });

  test.each([
    ['a fraction for an integer', '{"email":"b","timestamp":10.7}\n', 140_000, 140_000],
    ['a key in another case', '{"email":"b","TIMESTAMP":1}\n', 140_001, 140_001],
    ['an undeclared key', '{"email":"b","note":"n"}\n', 140_001, 140_000],
    ['a cut object', '{"email":"b"\n', 140_000, 140_000],
  ])('and again, rightly, when %s stands in its middle', async (_, odd, rows, timestamps) => {
    const files = [put('a.json', many), put('b.json', `${many}${odd}${line}`.slice(line.length))];
    expect(await readLanding(session, readings, files, out)).toMatchObject({ rows });
    expect(await count()).toEqual({ n: BigInt(rows), t: BigInt(timestamps) });
    expect(readdirSync(dirname(out))).toEqual(['readings.parquet']);
  });
});

test('plain files and the same rows in odd framing give equal tables', async () => {
  const row = fc.record(
    {
      email: fc.string(),
      timestamp: fc.maxSafeInteger(),
      steps: fc.integer(),
      x: fc.double({ noNaN: true, noDefaultInfinity: true }),
    },
    { requiredKeys: [] },
  );
  const table = async (content: string) => {
    await readLanding(session, readings, [put('a.json', content)], out);
    const [sum] = await session.run(
      `SELECT count(*) AS n, sum(hash(email, timestamp, steps, x)) AS h FROM '${out}'`,
    );
    return sum;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1 }), async (rows) => {
      const plain = await table(rows.map((each) => `${JSON.stringify(each)}\n`).join(''));
      const texts = rows.map((each) => ({
        ...each,
        ...(each.timestamp === undefined ? {} : { timestamp: undefined, TimeStamp: `${each.timestamp}.0` }),
      }));
      expect(await table(JSON.stringify(texts, null, 1))).toEqual(plain);
      expect(await table(rows.map((each) => JSON.stringify(each)).join(''))).toEqual(plain);
    }),
    { numRuns: 25 },
  );
});

test('rejects are shown in the order of the files, also where an odd one among them is read first', async () => {
  const files = [put('a.json', `${line}first\n${line}`), put('b.json', 'second\n')];
  const { samples } = await readLanding(session, readings, files, out);
  expect(samples.map(({ file }) => file)).toEqual(files);
});

test('two tables may be read at once through one session', async () => {
  const files = [put('a.json', `${line}{"email":1}\n`)];
  const outs = [out, join(folder, 'out', 'second.parquet')];
  const reports = await Promise.all(outs.map((each) => readLanding(session, readings, files, each)));
  expect(reports.map(({ rows }) => rows)).toEqual([2, 2]);
});
