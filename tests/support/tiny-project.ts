/** A whole project of two landing tables and two transforms, made of literals: people and their readings. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildOptions } from '../../harness/build/build-run';
import type { Contract } from '../../harness/contract/contract';
import { bareColumn, bareContract, bareLanding } from './bare-contract';

export interface Person {
  readonly email: string;
  readonly consent?: number;
}

export interface Reading {
  readonly user: string;
  readonly at: number;
  readonly value: number;
}

export const somePeople: readonly Person[] = [
  { email: 'ann@test.com', consent: 5 },
  { email: 'bob@test.com' },
];

/** Two readings of Ann, one of Bob, who did not consent. */
export const someReadings: readonly Reading[] = [
  { user: 'ann@test.com', at: 10, value: 1 },
  { user: 'ann@test.com', at: 11, value: 2 },
  { user: 'bob@test.com', at: 10, value: 3 },
];

const readingColumns = { user: 'string', at: 'bigint', value: 'bigint' };

/** A reading above 100 violates the contract of `readings_trusted`. */
export const tinyContracts: readonly Contract[] = [
  bareContract('people', { email: 'string', consent: 'bigint' }, bareLanding('people')),
  bareContract('readings', readingColumns, bareLanding('readings')),
  bareContract('people_trusted', { email: 'string', consent: 'bigint' }),
  bareContract('readings_trusted', readingColumns, {
    columns: [
      bareColumn('user', 'string', { required: true }),
      bareColumn('at', 'bigint'),
      bareColumn('value', 'bigint', {
        constraints: [{ rule: 'range', min: null, max: { value: 100, exclusive: false } }],
      }),
    ],
  }),
];

export const tinyTransforms: Readonly<Record<string, string>> = {
  people_trusted: 'SELECT p.email, p.consent FROM people AS p WHERE p.consent > 0',
  readings_trusted:
    'SELECT r.user, r.at, r.value FROM readings AS r JOIN people_trusted AS p ON p.email = r.user',
};

/** Writes the project below `folder`; a second call replaces what it names. */
export async function tinyProject(
  folder: string,
  people: readonly Person[] = somePeople,
  readings: readonly Reading[] = someReadings,
): Promise<BuildOptions> {
  await writeLanding(folder, 'people', people);
  await writeLanding(folder, 'readings', readings);
  await mkdir(join(folder, 'sql'), { recursive: true });
  for (const [table, sql] of Object.entries(tinyTransforms))
    await writeFile(join(folder, 'sql', `${table}.sql`), sql);
  return tinyOptions(folder);
}

export const tinyOptions = (folder: string): BuildOptions => ({
  contracts: tinyContracts,
  transformsFolder: join(folder, 'sql'),
  policy: 'tiny',
  dataFolder: join(folder, 'data'),
  out: join(folder, 'lake'),
  expectations: null,
  now: Date.parse('2026-11-22T12:00:00Z'),
});

/** Readings of Ann that make a build last some tenths of a second; their times are scattered, so that they fill a disk. */
export const manyReadings = (count: number): readonly Reading[] =>
  Array.from({ length: count }, (_, n) => ({
    user: 'ann@test.com',
    at: Math.imul(n, 0x9e3779b1) >>> 0,
    value: n % 100,
  }));

async function writeLanding(folder: string, table: string, rows: readonly object[]): Promise<void> {
  const place = join(folder, 'data', table, 'landing');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, `${table}.json`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
