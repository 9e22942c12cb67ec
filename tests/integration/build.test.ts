import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildLake } from '../../harness/build/build';
import type { BuildOptions } from '../../harness/build/build-run';
import { listVersions, rollback } from '../../harness/build/versions';
import { useFreshFolder } from '../support/fresh-folder';
import { onDisk, published } from '../support/lake-state';
import { somePeople, someReadings, tinyProject } from '../support/tiny-project';

const folder = useFreshFolder();
const violating = [...someReadings, { user: 'ann@test.com', at: 12, value: 101 }];
const rowsOf = (build: { tables: readonly { table: string; rows: number }[] }) =>
  Object.fromEntries(build.tables.map(({ table, rows }) => [table, rows]));

describe('a build without errors', () => {
  test('is published, with every table and a manifest', async () => {
    const build = await buildLake(await tinyProject(folder()));
    expect(build).toMatchObject({ policy: 'tiny', version: '20261122T120000000Z', status: 'sound' });
    expect(rowsOf(build)).toEqual({ people: 2, readings: 3, people_trusted: 1, readings_trusted: 2 });
    expect(Object.keys(await published(folder())).sort()).toEqual([
      'current',
      'manifest.json',
      'people.parquet',
      'people_trusted.parquet',
      'readings.parquet',
      'readings_trusted.parquet',
    ]);
    expect((await onDisk(folder())).tmp).toEqual([]);
  });

  test('names in its manifest what it was made from', async () => {
    await buildLake(await tinyProject(folder()));
    const [version] = await listVersions(join(folder(), 'lake'), 'tiny');
    expect(version?.manifest).toMatchObject({
      status: 'sound',
      createdAt: '2026-11-22T12:00:00.000Z',
      inputs: [
        {
          table: 'people',
          file: 'people/landing/people.json',
          bytes: 62,
          // printf '{"email":"ann@test.com","consent":5}\n{"email":"bob@test.com"}\n' | sha256sum
          sha256: '3f596227990ab8416e594986d2028b831ef3b17937a58a8d931d31d44cdc6571',
        },
        { table: 'readings', file: 'readings/landing/readings.json' },
      ],
      contracts: expect.arrayContaining([{ table: 'people', id: 'people', version: '1.0.0' }]),
      engines: {
        duckdb: expect.stringMatching(/^v1[.]/),
        lakehouse: expect.stringMatching(/^\d+[.]\d+[.]\d+$/),
      },
      rejects: [
        { table: 'people', fragments: 2, rejects: 0 },
        { table: 'readings', fragments: 3, rejects: 0 },
      ],
    });
  });

  test('is repeated with the same rows: equal fingerprints in another version', async () => {
    const options = await tinyProject(folder());
    await buildLake(options);
    await buildLake(options);
    const [first, second] = await listVersions(join(folder(), 'lake'), 'tiny');
    expect(second?.id).not.toBe(first?.id);
    expect(second?.manifest.tables).toEqual(first?.manifest.tables);
    expect(first?.manifest.tables.map(({ fingerprint }) => fingerprint)).not.toContain(null);
    await tinyProject(folder(), somePeople, someReadings.slice(1));
    await buildLake(options);
    const third = (await listVersions(join(folder(), 'lake'), 'tiny')).at(-1);
    const changed = (version: typeof third) =>
      version?.manifest.tables.find(({ table }) => table === 'readings_trusted');
    expect(changed(third)?.fingerprint).not.toBe(changed(first)?.fingerprint);
  });

  test('keeps three versions, and rollback goes back to the one before', async () => {
    const options = await tinyProject(folder());
    for (let n = 0; n < 4; n++) await buildLake({ ...options, now: options.now + n });
    const kept = ['20261122T120000001Z', '20261122T120000002Z', '20261122T120000003Z'];
    expect((await onDisk(folder())).versions).toEqual(kept);
    await rollback(options.out, 'tiny');
    expect((await published(folder())).current).toBe(`versions/${kept[1]}`);
  });
});

describe('a build that violates a contract', () => {
  test('is not published and leaves the published lake as it was', async () => {
    const options = await tinyProject(folder());
    await buildLake(options);
    const before = await published(folder());
    await tinyProject(folder(), somePeople, violating);
    const build = await buildLake(options);
    expect(build).toMatchObject({ status: 'violated' });
    expect(build.audit.verdicts.filter(({ status }) => status === 'violated')).toMatchObject([
      { table: 'readings_trusted', column: 'value', rule: 'range', found: 1 },
    ]);
    expect(await published(folder())).toEqual(before);
  });

  test('keeps the newest unpublished version for inspection', async () => {
    const options = await tinyProject(folder(), somePeople, violating);
    const first = await buildLake(options);
    const second = await buildLake(options);
    expect((await onDisk(folder())).versions).toEqual([second.version]);
    expect(first.version).not.toBe(second.version);
    await expect(rollback(options.out, 'tiny', second.version)).rejects.toMatchObject({ code: 'LAKE-069' });
  });

  test('that misses the exact count of its data set names it', async () => {
    const options = await tinyProject(folder());
    const expectations = {
      dataset: 'd',
      file: 'd.yaml',
      asOf: null,
      rows: { tiny: { readings_trusted: 3 } },
    };
    const build = await buildLake({ ...options, expectations });
    expect(build.status).toBe('violated');
    expect(build.audit.verdicts.filter(({ status }) => status === 'violated')).toMatchObject([
      { table: 'readings_trusted', rule: 'expectedRows', found: 2 },
    ]);
  });

  test('is also one that could not be evaluated', async () => {
    const options = await tinyProject(folder());
    const contracts = options.contracts.map((contract) => ({
      ...contract,
      quality: [
        {
          id: 'impossible',
          description: '',
          severity: 'warning' as const,
          column: null,
          metric: { name: 'sql' as const, query: "SELECT CAST('x' AS BIGINT) FROM people" },
          threshold: { operator: '=' as const, values: [0], unit: 'rows' as const },
        },
      ],
    }));
    expect(await buildLake({ ...options, contracts })).toMatchObject({
      status: 'notEvaluated',
    });
  });
});

describe('a call that is wrong leaves the published lake as it was', () => {
  const spoil: readonly (readonly [string, string, (options: BuildOptions) => Promise<unknown>])[] = [
    [
      'two statements',
      'LAKE-081',
      (o) => writeFile(join(o.transformsFolder, 'people_trusted.sql'), 'SELECT 1; SELECT 2'),
    ],
    [
      'a write',
      'LAKE-081',
      (o) => writeFile(join(o.transformsFolder, 'people_trusted.sql'), 'DROP TABLE people'),
    ],
    [
      'an unknown input',
      'LAKE-064',
      (o) => writeFile(join(o.transformsFolder, 'people_trusted.sql'), 'SELECT * FROM x'),
    ],
    [
      'a circle',
      'LAKE-065',
      (o) => writeFile(join(o.transformsFolder, 'people_trusted.sql'), 'SELECT * FROM readings_trusted'),
    ],
    [
      'an unknown column',
      'LAKE-074',
      (o) => writeFile(join(o.transformsFolder, 'people_trusted.sql'), 'SELECT p.mail FROM people AS p'),
    ],
    [
      'a SELECT that fails on the data',
      'LAKE-073',
      (o) =>
        writeFile(
          join(o.transformsFolder, 'people_trusted.sql'),
          'SELECT CAST(p.email AS BIGINT) AS n FROM people AS p',
        ),
    ],
    ['a transform that is missing', 'LAKE-063', (o) => rm(join(o.transformsFolder, 'people_trusted.sql'))],
    ['no transforms folder', 'LAKE-060', (o) => rm(o.transformsFolder, { recursive: true })],
  ];
  test.each(spoil)('%s: %s', async (_, code, change) => {
    const options = await tinyProject(folder());
    await buildLake(options);
    const before = await published(folder());
    const disk = await onDisk(folder());
    await change(options);
    await expect(buildLake(options)).rejects.toMatchObject({ code });
    expect(await published(folder())).toEqual(before);
    expect(await onDisk(folder())).toEqual(disk);
  });

  test.each([
    ['the data folder', 'data'],
    ['one source', 'data/readings'],
    ['the files of one source', 'data/readings/landing/readings.json'],
  ])('%s is missing', async (_, place) => {
    const options = await tinyProject(folder());
    await buildLake(options);
    const before = await published(folder());
    await rm(join(folder(), place), { recursive: true });
    await expect(buildLake(options)).rejects.toMatchObject({ code: expect.stringMatching(/^LAKE-04/) });
    expect(await published(folder())).toEqual(before);
  });

  test('the lake cannot lie where a file is', async () => {
    const options = await tinyProject(folder());
    await writeFile(join(folder(), 'lake'), 'not a folder');
    await expect(buildLake(options)).rejects.toMatchObject({ code: 'LAKE-068', exitCode: 3 });
  });

  test('a memory limit must be a size that can be worked with', async () => {
    const options = await tinyProject(folder());
    await mkdir(options.out);
    for (const memoryLimit of ['lots', '1KB', '40MB'])
      await expect(buildLake({ ...options, memoryLimit })).rejects.toMatchObject({ code: 'LAKE-001' });
    expect(await buildLake({ ...options, memoryLimit: '64MiB' })).toMatchObject({ status: 'sound' });
  });
});

describe('beside a damaged current version', () => {
  const damageCurrent = () => writeFile(join(folder(), 'lake/tiny/current/manifest.json'), '{"x":1}');

  test('a build is published; the next one removes the damaged version', async () => {
    const options = await tinyProject(folder());
    const damaged = await buildLake(options);
    await damageCurrent();
    const second = await buildLake(options);
    expect(second).toMatchObject({ status: 'sound' });
    expect((await onDisk(folder())).versions).toEqual([damaged.version, second.version]);
    const third = await buildLake(options);
    expect((await onDisk(folder())).versions).toEqual([second.version, third.version]);
  });

  test('a build that violates a contract leaves it published', async () => {
    const options = await tinyProject(folder());
    await buildLake(options);
    await damageCurrent();
    const before = await published(folder());
    await tinyProject(folder(), somePeople, violating);
    expect(await buildLake(options)).toMatchObject({ status: 'violated' });
    expect(await published(folder())).toEqual(before);
  });
});
