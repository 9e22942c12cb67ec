/** The fingerprint of a table says whether two builds hold the same rows. */
import { type Cell, column, contract, openLakes, plans, table } from '../support/lake-of-rows';

const lakes = openLakes();
afterAll(async () => (await lakes).close());

const keyed = contract('t', [
  column('a', 'string', { primaryKeyPosition: 1 }),
  column('n', 'bigint', { primaryKeyPosition: 2 }),
]);

const fingerprintOf = async (rows: readonly (readonly Cell[])[], dialect = plans[0]?.[1]) => {
  const lake = { t: table({ a: 'VARCHAR', n: 'BIGINT' }, ...rows) };
  const { tables } = await (await lakes).audit(lake, [keyed], { fingerprint: true, samples: false }, dialect);
  return tables[0]?.fingerprint;
};

test('it does not depend on the order of the rows, nor on how the statement is planned', async () => {
  const first = await fingerprintOf([
    ['a', 1],
    ['b', null],
    ['b', null],
  ]);
  expect(
    await fingerprintOf([
      ['b', null],
      ['a', 1],
      ['b', null],
    ]),
  ).toBe(first);
  expect(
    await fingerprintOf(
      [
        ['b', null],
        ['a', 1],
        ['b', null],
      ],
      plans[1]?.[1],
    ),
  ).toBe(first);
});

test.each([
  [
    'a value',
    [
      ['a', 2],
      ['b', null],
      ['b', null],
    ],
  ],
  [
    'how often a row repeats',
    [
      ['a', 1],
      ['a', 1],
      ['b', null],
    ],
  ],
  [
    'one repeated row fewer',
    [
      ['a', 1],
      ['b', null],
    ],
  ],
  [
    'a null',
    [
      ['a', 1],
      ['b', null],
      ['b', 0],
    ],
  ],
])('it depends on %s', async (_, rows) => {
  expect(await fingerprintOf(rows)).not.toBe(
    await fingerprintOf([
      ['a', 1],
      ['b', null],
      ['b', null],
    ]),
  );
});

test('it is given only where it is asked for', async () => {
  const { tables } = await (await lakes).audit({ t: table({ a: 'VARCHAR', n: 'BIGINT' }) }, [keyed]);
  expect(tables[0]?.fingerprint).toBeNull();
});
