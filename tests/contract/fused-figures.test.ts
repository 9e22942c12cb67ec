/** The figures of a fused statement are those that counting each check on its own gives. */
import fc from 'fast-check';
import { bareLanding, bareRelationship, bareRule } from '../support/bare-contract';
import { type Cell, column, contract, openLakes, plans, table } from '../support/lake-of-rows';

const lakes = openLakes();
afterAll(async () => (await lakes).close());

type Reading = readonly [person: string | null, device: string | null, time: number | null];
type Owner = readonly [email: string | null, since: number | null];

const key = fc.constantFrom('a', 'b', 'ann@test.com', null);
const small = fc.constantFrom(0, 1, 2, 3, null);
const readings = fc.array(fc.tuple(key, key, small), { maxLength: 12 });
const owners = fc.array(fc.tuple(key, small), { maxLength: 6 });

const duplicates = (id: string, columns: readonly string[]) =>
  bareRule(id, { name: 'duplicateValues', columns });
const consent = {
  owner: 'owner',
  key: 'person',
  ownerKey: 'email',
  date: 'since',
  severity: 'error',
} as const;

const contracts = [
  contract(
    'owner',
    [column('email', 'string', { classification: 'pii' }), column('since', 'bigint')],
    bareLanding('owner'),
  ),
  contract(
    'reading',
    [
      column('person', 'string', { required: true, constraints: [{ rule: 'pattern', pattern: '@' }] }),
      column('device', 'string', {
        unique: true,
        constraints: [{ rule: 'acceptedValues', values: ['a', 'b'] }],
      }),
      column('time', 'bigint', {
        required: true,
        constraints: [
          { rule: 'range', min: { value: 1, exclusive: true }, max: { value: 3, exclusive: true } },
        ],
      }),
    ],
    {
      quality: [
        duplicates('repeats', ['person', 'device', 'time']),
        duplicates('pairs', ['time', 'person']),
        duplicates('others', ['device', 'time']),
      ],
      relationships: [
        bareRelationship('owned', ['person'], ['owner', 'email'], { min: 1, max: 2, severity: 'error' }),
        bareRelationship('both', ['person', 'time'], ['owner', 'email', 'since']),
      ],
      consent: [
        { ...consent, reading: null },
        { ...consent, reading: 'time' },
      ],
      inputs: [{ table: 'owner', maxRowsPerRow: 2, severity: 'error' }],
      freshness: [{ column: 'time', maxAgeMs: 0, severity: 'error' }],
      pii: { sources: null, severity: 'error' },
    },
  ),
];

test.each(plans)('on random tables, planned for %s', async (_, dialect) => {
  await fc.assert(
    fc.asyncProperty(readings, owners, async (rows, parents) => {
      const lake = {
        reading: table({ person: 'VARCHAR', device: 'VARCHAR', time: 'BIGINT' }, ...rows),
        owner: table({ email: 'VARCHAR', since: 'BIGINT' }, ...parents),
      };
      const options = { samples: false, now: 10 };
      const { verdicts } = await (await lakes).audit(lake, contracts, options, dialect);
      const own = verdicts.filter((one) => one.table === 'reading' && one.check !== 'columns');
      const found = Object.fromEntries(own.map((one) => [one.check, one.found]));
      expect(found).toEqual(countedOneByOne(rows, parents));
    }),
    { numRuns: 40 },
  );
});

function countedOneByOne(
  rows: readonly Reading[],
  owners: readonly Owner[],
): Record<string, number | string> {
  const count = (offends: (person: Reading[0], device: Reading[1], time: Reading[2]) => boolean) =>
    rows.filter((row) => offends(...row)).length;
  const emails = new Set(owners.map(([email]) => email).filter((email) => email !== null));
  const times = rows.map(([, , time]) => time).filter((time) => time !== null);
  const childrenOf = (email: string) => rows.filter(([person]) => person === email).length;
  const since = (person: string | null) =>
    Math.min(
      ...owners
        .filter(([email, date]) => email === person && person !== null && (date ?? 0) > 0)
        .map(([, date]) => date ?? 0),
    );
  const personal = (text: string | null) => text !== null && emails.has(text);
  return {
    'person.required': count((person) => person === null),
    'person.pattern': count((person) => person !== null && !person.includes('@')),
    'device.acceptedValues': count((_, device) => device === 'ann@test.com'),
    'device.unique': excess(rows.map(([, device]) => [device])),
    'time.required': count((_, __, time) => time === null),
    'time.range': count((_, __, time) => time !== null && (time <= 1 || time >= 3)),
    repeats: excess(rows),
    pairs: excess(rows.map(([person, , time]) => [time, person])),
    others: excess(rows.map(([, device, time]) => [device, time])),
    owned: count((person) => person !== null && !emails.has(person)),
    'owned.children': [...emails].filter((email) => childrenOf(email) < 1 || childrenOf(email) > 2).length,
    both: count(
      (person, _, time) =>
        person !== null &&
        time !== null &&
        !owners.some(([email, date]) => email === person && date === time),
    ),
    consent: count((person) => since(person) === Number.POSITIVE_INFINITY),
    consentBeforeReading: count((person, _, time) => time === null || since(person) > time),
    'inputRows.owner': Math.max(0, rows.length - 2 * owners.length),
    'freshness.time': times.length === 0 ? 'no value' : 10 - Math.max(...times),
    piiColumns: 0,
    taint: count((person, device) => personal(person) || personal(device)),
    piiPattern: count((person, device) => person === 'ann@test.com' || device === 'ann@test.com'),
  };
}

/** Rows in excess of one for each distinct key; a key of nulls alone is none. */
function excess(keys: readonly (readonly Cell[])[]): number {
  const present = keys
    .filter((parts) => parts.some((part) => part !== null))
    .map((parts) => JSON.stringify(parts));
  return present.length - new Set(present).size;
}
