/** For every family of rules: a planted fault is caught by the rule that names it, and its clean twin passes. */
import type { Contract } from '../../harness/contract/contract';
import { ruleNames } from '../../harness/plan/check';
import { checksOf } from '../../harness/plan/checks-of';
import type { AuditOptions } from '../../harness/verdict/audit';
import { bareLanding, bareRelationship, bareRule } from '../support/bare-contract';
import {
  column,
  contract,
  judgedAt,
  type LakeOfRows,
  openLakes,
  plans,
  table,
  verdictOf,
} from '../support/lake-of-rows';

const lakes = openLakes();
afterAll(async () => (await lakes).close());

interface Fault {
  readonly name: string;
  readonly check: string;
  readonly contracts: readonly Contract[];
  readonly clean: LakeOfRows;
  readonly faulty: LakeOfRows;
  /** What the audit is told besides, of the clean lake or of the faulty one. */
  readonly given?: (lake: 'clean' | 'faulty') => Partial<AuditOptions>;
  /** The figure that names the fault. */
  readonly found: number | string;
}

const ids = (...rows: readonly (readonly (string | number | null)[])[]) => ({
  t: table({ id: 'VARCHAR' }, ...rows),
});
const numbers = (...rows: readonly (readonly (number | null)[])[]) => ({
  t: table({ n: 'BIGINT' }, ...rows),
});
const keyed = (...rows: readonly (readonly (string | number | null)[])[]) => ({
  t: table({ person: 'VARCHAR', time: 'BIGINT' }, ...rows),
});
const keyedColumns = [column('person'), column('time', 'bigint')];
const family = (parents: readonly (string | null)[], children: readonly (string | null)[]): LakeOfRows => ({
  parent: table({ id: 'VARCHAR' }, ...parents.map((id) => [id])),
  child: table({ parent_id: 'VARCHAR' }, ...children.map((id) => [id])),
});
const familyContracts = (children: { min: number | null; max: number | null } | null = null) => [
  contract('parent', [column('id')]),
  contract('child', [column('parent_id')], {
    relationships: [
      bareRelationship(
        'mother',
        ['parent_id'],
        ['parent', 'id'],
        children === null ? null : { ...children, severity: 'error' },
      ),
    ],
  }),
];
const consented = (
  readings: readonly (readonly (string | number | null)[])[],
  owners: readonly (readonly (string | number | null)[])[],
) => ({
  reading: table({ person: 'VARCHAR', time: 'BIGINT' }, ...readings),
  owner: table({ email: 'VARCHAR', since: 'BIGINT' }, ...owners),
});
const consentContracts = (reading: string | null) => [
  contract('owner', [column('email'), column('since', 'bigint')]),
  contract('reading', keyedColumns, {
    consent: [
      { owner: 'owner', key: 'person', ownerKey: 'email', date: 'since', reading, severity: 'error' },
    ],
  }),
];
const piiContracts = (curated: readonly ReturnType<typeof column>[]) => [
  contract('people', [column('email', 'string', { classification: 'pii' })], bareLanding('people')),
  contract('curated', curated, {
    zone: 'curated',
    strictColumns: false,
    pii: { sources: null, severity: 'error' },
  }),
];
const people = table({ email: 'VARCHAR' }, ['ann@test.com'], [''], [null]);
const valueFault = (
  check: string,
  constraint: Contract['columns'][number]['constraints'][number],
  good: string,
  bad: string,
): Fault => ({
  name: `a value against ${check}`,
  check: `id.${check}`,
  contracts: [contract('t', [column('id', 'string', { constraints: [constraint] })])],
  clean: ids([good], [null]),
  faulty: ids([good], [bad], [bad], [null]),
  found: 2,
});

const faults: readonly Fault[] = [
  {
    name: 'a missing column',
    check: 'columns',
    contracts: [contract('t', [column('id'), column('n', 'bigint')])],
    clean: { t: table({ id: 'VARCHAR', n: 'BIGINT' }) },
    faulty: ids(),
    found: 'n is missing',
  },
  {
    name: 'an extra column',
    check: 'columns',
    contracts: [contract('t', [column('id')])],
    clean: ids(),
    faulty: { t: table({ id: 'VARCHAR', n: 'BIGINT' }) },
    found: 'n (bigint) is not declared',
  },
  {
    name: 'a column of another type',
    check: 'columns',
    contracts: [contract('t', [column('n', 'bigint')])],
    clean: numbers(),
    faulty: { t: table({ n: 'VARCHAR' }, ['1']) },
    found: 'n is string, not bigint',
  },
  {
    name: 'columns in another order',
    check: 'columns',
    contracts: [contract('t', [column('id'), column('n', 'bigint')])],
    clean: { t: table({ id: 'VARCHAR', n: 'BIGINT' }) },
    faulty: { t: table({ n: 'BIGINT', id: 'VARCHAR' }) },
    found: 'the order is n, id, not id, n',
  },
  {
    name: 'a missing table',
    check: 'columns',
    contracts: [contract('t', [column('id')])],
    clean: ids(),
    faulty: {},
    found: 'the table is missing',
  },
  {
    name: 'a null in a required column',
    check: 'id.required',
    contracts: [contract('t', [column('id', 'string', { required: true })])],
    clean: ids(['a'], ['']),
    faulty: ids(['a'], [null], [null]),
    found: 2,
  },
  {
    name: 'a null in a primary key',
    check: 'id.required',
    contracts: [contract('t', [column('id', 'string', { primaryKeyPosition: 1 })])],
    clean: ids(['a']),
    faulty: ids(['a'], [null]),
    found: 1,
  },
  {
    name: 'a repeated unique value: rows in excess of one are counted, nulls are not',
    check: 'id.unique',
    contracts: [contract('t', [column('id', 'string', { unique: true })])],
    clean: ids(['a'], ['b'], [null], [null]),
    faulty: ids(['a'], ['a'], ['a'], ['b'], ['b'], [null], [null]),
    found: 3,
  },
  {
    name: 'a repeated composite key: null equals null, but a key of nulls alone is none',
    check: 'person+time.primaryKey',
    contracts: [
      contract('t', [
        column('person', 'string', { primaryKeyPosition: 1 }),
        column('time', 'bigint', { primaryKeyPosition: 2 }),
      ]),
    ],
    clean: keyed(['a', 1], ['a', 2], ['b', 1], [null, null], [null, null]),
    faulty: keyed(['a', 1], ['a', 1], ['b', null], ['b', null], [null, null], [null, null]),
    found: 2,
  },
  {
    name: 'two keys that do not nest, the second',
    check: 'n.unique',
    contracts: [
      contract('t', [column('id', 'string', { unique: true }), column('n', 'bigint', { unique: true })]),
    ],
    clean: { t: table({ id: 'VARCHAR', n: 'BIGINT' }, ['a', 1], ['b', 2]) },
    faulty: { t: table({ id: 'VARCHAR', n: 'BIGINT' }, ['a', 1], ['b', 1], ['b', 2]) },
    found: 1,
  },
  valueFault('pattern', { rule: 'pattern', pattern: '^[a-z]+$' }, 'abc', 'AB1'),
  valueFault('length', { rule: 'length', min: 2, max: 3 }, 'äöü', 'a'),
  valueFault('acceptedValues', { rule: 'acceptedValues', values: ["it's", 'b'] }, "it's", 'c'),
  {
    name: 'a value out of range, the end included',
    check: 'n.range',
    contracts: [
      contract('t', [
        column('n', 'bigint', {
          constraints: [
            { rule: 'range', min: { value: 1, exclusive: false }, max: { value: 5, exclusive: true } },
          ],
        }),
      ]),
    ],
    clean: numbers([1], [4], [null]),
    faulty: numbers([0], [1], [5], [4]),
    found: 2,
  },
  {
    name: 'a date out of range',
    check: 'day.range',
    contracts: [
      contract('t', [
        column('day', 'date', {
          constraints: [{ rule: 'range', min: { value: '2024-01-01', exclusive: false }, max: null }],
        }),
      ]),
    ],
    clean: { t: table({ day: 'DATE' }, ['2024-01-01']) },
    faulty: { t: table({ day: 'DATE' }, ['2023-12-31'], ['2024-01-01']) },
    found: 1,
  },
  {
    name: 'a number that is no multiple',
    check: 'n.multipleOf',
    contracts: [contract('t', [column('n', 'bigint', { constraints: [{ rule: 'multipleOf', of: 5 }] })])],
    clean: numbers([0], [-10], [null]),
    faulty: numbers([4], [10]),
    found: 1,
  },
  {
    name: 'a fraction that is no multiple',
    check: 'x.multipleOf',
    contracts: [contract('t', [column('x', 'double', { constraints: [{ rule: 'multipleOf', of: 0.1 }] })])],
    clean: { t: table({ x: 'DOUBLE' }, [0.3], [0.7]) },
    faulty: { t: table({ x: 'DOUBLE' }, [0.3], [0.75]) },
    found: 1,
  },
  {
    name: 'too few rows',
    check: 'enough',
    contracts: [
      contract('t', [column('id')], {
        quality: [
          bareRule(
            'enough',
            { name: 'rowCount' },
            { threshold: { operator: '>', values: [1], unit: 'rows' } },
          ),
        ],
      }),
    ],
    clean: ids(['a'], ['b']),
    faulty: ids(['a']),
    found: 1,
  },
  {
    name: 'too large a share of nulls',
    check: 'mostly',
    contracts: [
      contract('t', [column('id')], {
        quality: [
          bareRule(
            'mostly',
            { name: 'nullValues' },
            { column: 'id', threshold: { operator: '<=', values: [25], unit: 'percent' } },
          ),
        ],
      }),
    ],
    clean: ids(['a'], ['b'], ['c'], [null]),
    faulty: ids(['a'], [null]),
    found: 50,
  },
  {
    name: 'a value that stands for a missing one, among numbers too',
    check: 'missing',
    contracts: [
      contract('t', [column('n', 'bigint')], {
        quality: [bareRule('missing', { name: 'missingValues', values: [null, '', -1] }, { column: 'n' })],
      }),
    ],
    clean: numbers([0]),
    faulty: numbers([0], [-1], [null]),
    found: 2,
  },
  {
    name: 'a value that breaks one of several rules',
    check: 'invalid',
    contracts: [
      contract('t', [column('id')], {
        quality: [
          bareRule(
            'invalid',
            {
              name: 'invalidValues',
              rules: [
                { rule: 'pattern', pattern: '^a' },
                { rule: 'length', min: null, max: 2 },
              ],
            },
            { column: 'id' },
          ),
        ],
      }),
    ],
    clean: ids(['ab'], [null]),
    faulty: ids(['ab'], ['abc'], ['b'], ['bcd']),
    found: 3,
  },
  {
    name: 'a SQL rule',
    check: 'no_negative',
    contracts: [
      contract('t', [column('n', 'bigint')], {
        quality: [
          bareRule(
            'no_negative',
            // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of the harness.
            { name: 'sql', query: 'SELECT count(*) FROM ${table} WHERE {column} < 0; -- why' },
            { column: 'n' },
          ),
        ],
      }),
    ],
    clean: numbers([0]),
    faulty: numbers([-1], [0], [-2]),
    found: 2,
  },
  {
    name: 'a key without parent; a null key has none to miss',
    check: 'mother',
    contracts: familyContracts(),
    clean: family(['a', 'a', null], ['a', 'a', null]),
    faulty: family(['a', null], ['a', 'b', 'b', null]),
    found: 2,
  },
  {
    name: 'a parent with too few children',
    check: 'mother.children',
    contracts: familyContracts({ min: 1, max: null }),
    clean: family(['a', 'b', null], ['a', 'b', 'b']),
    faulty: family(['a', 'b', 'c', 'c'], ['a', null]),
    found: 2,
  },
  {
    name: 'a parent with too many children',
    check: 'mother.children',
    contracts: familyContracts({ min: null, max: 1 }),
    clean: family(['a', 'b'], ['a', null, null]),
    faulty: family(['a', 'b'], ['a', 'a', 'b']),
    found: 1,
  },
  {
    name: 'more rows than the input gives',
    check: 'inputRows.source',
    contracts: [
      contract('source', [column('id')]),
      contract('t', [column('id')], { inputs: [{ table: 'source', maxRowsPerRow: 2, severity: 'error' }] }),
    ],
    clean: { source: table({ id: 'VARCHAR' }, ['a']), ...ids(['a'], ['a']) },
    faulty: { source: table({ id: 'VARCHAR' }, ['a']), ...ids(['a'], ['a'], ['a']) },
    found: 1,
  },
  {
    name: 'a reading of a person without consent: absent, null, zero, or no key at all',
    check: 'consent',
    contracts: consentContracts(null),
    clean: consented(
      [['a', 1]],
      [
        ['a', 5],
        ['a', null],
      ],
    ),
    faulty: consented(
      [
        ['a', 1],
        ['b', 1],
        ['c', 1],
        ['d', 1],
        [null, 1],
      ],
      [
        ['a', 5],
        ['b', null],
        ['c', 0],
      ],
    ),
    found: 4,
  },
  {
    name: 'a reading before the consent of its owner, or at no known time',
    check: 'consentBeforeReading',
    contracts: consentContracts('time'),
    clean: consented(
      [
        ['a', 5],
        ['a', 6],
      ],
      [
        ['a', 5],
        ['a', 9],
      ],
    ),
    faulty: consented(
      [
        ['a', 4],
        ['a', 5],
        ['a', null],
        ['b', 9],
      ],
      [['a', 5]],
    ),
    found: 3,
  },
  {
    name: 'a row that must carry its own consent and does not',
    check: 'consent',
    contracts: [
      contract('owner', [column('email'), column('since', 'bigint')], {
        consent: [
          {
            owner: 'owner',
            key: 'email',
            ownerKey: 'email',
            date: 'since',
            reading: null,
            severity: 'error',
          },
        ],
      }),
    ],
    clean: { owner: table({ email: 'VARCHAR', since: 'BIGINT' }, ['a', 1]) },
    faulty: { owner: table({ email: 'VARCHAR', since: 'BIGINT' }, ['a', 1], ['a', 0], ['b', null]) },
    found: 2,
  },
  {
    name: 'a personal column in a curated table, whatever its case',
    check: 'piiColumns',
    contracts: piiContracts([column('n', 'bigint')]),
    clean: { people, curated: table({ n: 'BIGINT' }) },
    faulty: { people, curated: table({ n: 'BIGINT', Email: 'VARCHAR' }) },
    found: 1,
  },
  {
    name: 'a personal value under another name',
    check: 'taint',
    contracts: piiContracts([column('note')]),
    clean: { people, curated: table({ note: 'VARCHAR' }, ['hello'], [''], [null]) },
    faulty: { people, curated: table({ note: 'VARCHAR' }, ['hello'], ['ann@test.com'], ['ann@test.com']) },
    found: 2,
  },
  {
    name: 'a personal value in a column that nobody declared',
    check: 'taint',
    contracts: piiContracts([column('a')]),
    clean: { people, curated: table({ a: 'VARCHAR', b: 'VARCHAR' }, ['x', 'y']) },
    faulty: { people, curated: table({ a: 'VARCHAR', b: 'VARCHAR' }, ['x', 'ann@test.com']) },
    found: 1,
  },
  {
    name: 'an e-mail in a pseudonymous column, which may hold anything but that',
    check: 'piiPattern',
    contracts: piiContracts([column('serial', 'string', { classification: 'pseudonymous' })]),
    clean: {
      people,
      curated: table({ serial: 'VARCHAR' }, ['s-1'], ['12345678-1234-4234-8234-123456789012'], [null]),
    },
    faulty: { people, curated: table({ serial: 'VARCHAR' }, ['s-1'], ['ann@test.com']) },
    found: 1,
  },
  {
    name: 'a text that looks personal: e-mail, phone, birth date',
    check: 'piiPattern',
    contracts: piiContracts([column('note')]),
    clean: {
      people,
      curated: table({ note: 'VARCHAR' }, ['write to me@x'], ['12345'], ['room 2024-01-01'], [null]),
    },
    faulty: {
      people,
      curated: table(
        { note: 'VARCHAR' },
        ['bob@test.org'],
        ['+49 170 1234567'],
        ['(801) 555-1212'],
        ['0967-03-01'],
        ['ok'],
      ),
    },
    found: 4,
  },
  {
    name: 'a newest row that is older than promised',
    check: 'freshness.n',
    contracts: [
      contract('t', [column('n', 'bigint')], {
        freshness: [{ column: 'n', maxAgeMs: 1000, severity: 'error' }],
      }),
    ],
    clean: numbers([judgedAt - 5000], [judgedAt - 1000]),
    faulty: numbers([judgedAt - 5000], [judgedAt - 1001]),
    found: 1001,
  },
  {
    name: 'another number of rows than the data set has',
    check: 'expectedRows',
    contracts: [contract('t', [column('id')])],
    clean: ids(['a'], ['b']),
    faulty: ids(['a']),
    given: () => ({ expectedRows: { t: 2 } }),
    found: 1,
  },
  {
    name: 'a landing file that cannot be read in part',
    check: 'rejects',
    contracts: [contract('t', [column('id')], bareLanding('t'))],
    clean: ids(['a']),
    faulty: ids(['a']),
    given: (lake) => ({
      rejects: new Map([['t', { fragments: 10, rejects: lake === 'clean' ? 0 : 2, samples: [] }]]),
    }),
    found: 20,
  },
];

test('every rule has a planted fault', () => {
  const planted = faults.map(({ check, contracts, given }) => {
    const { expectedRows = null, rejects = null } = given?.('faulty') ?? {};
    const context = { contracts, expectedRows, hasRejects: rejects !== null };
    const found = contracts.flatMap((one) => checksOf(one, context)).find(({ id }) => id === check);
    return found?.rule ?? `no rule is called ${check}`;
  });
  expect([...new Set(planted)].sort()).toEqual([...ruleNames].sort());
});

describe.each(plans)('planned for %s', (_, dialect) => {
  test.each(faults)(
    '$name is caught by $check',
    async ({ check, contracts, clean, faulty, given, found }) => {
      const planted = await (await lakes).audit(faulty, contracts, given?.('faulty'), dialect);
      const caught = verdictOf(planted, check);
      expect(caught).toMatchObject({ status: 'violated', found, reason: expect.any(String) });
      const twin = await (await lakes).audit(clean, contracts, given?.('clean'), dialect);
      expect(verdictOf(twin, check)).toMatchObject({ status: 'passed', reason: null });
    },
  );
});

test('the personal columns of a table are named', async () => {
  const lake = { people, curated: table({ n: 'BIGINT', Email: 'VARCHAR' }) };
  const audited = await (await lakes).audit(lake, piiContracts([column('n', 'bigint')]));
  expect(verdictOf(audited, 'piiColumns').samples).toEqual([{ column: 'Email' }]);
});

test('a pseudonym may be a value of its source, and a search that this leaves without a column says so', async () => {
  const contracts = piiContracts([column('serial', 'string', { classification: 'pseudonymous' })]);
  const lake = { people, curated: table({ serial: 'VARCHAR' }, ['ann@test.com']) };
  const reason = 'no text column to search but those exempt: serial';
  expect(verdictOf(await (await lakes).audit(lake, contracts), 'taint')).toMatchObject({
    status: 'passed',
    reason,
  });
});

test('columns may bear any name, those that statements use themselves too', async () => {
  const names = ['c1', 'n', 't', 'k1', 'select', 'user', 'rows', 'a"b'];
  const columns = Object.fromEntries(names.map((name) => [name.replaceAll('"', '""'), 'VARCHAR']));
  const strict = {
    required: true,
    unique: true,
    constraints: [{ rule: 'pattern', pattern: '^[0-9]$' }],
  } as const;
  const contracts = [
    contract(
      't',
      names.map((name) => column(name, 'string', strict)),
    ),
  ];
  for (const [, dialect] of plans) {
    const lake = {
      t: table(
        columns,
        names.map(() => '1'),
        names.map(() => '1'),
        names.map(() => '2'),
      ),
    };
    const { verdicts } = await (await lakes).audit(lake, contracts, {}, dialect);
    const violated = verdicts.filter(({ status }) => status !== 'passed');
    expect(violated.map(({ check, found }) => `${check} ${found}`)).toEqual(
      names.map((name) => `${name}.unique 1`),
    );
  }
});

test('every check holds on empty tables, but a table that is empty has no newest row', async () => {
  const contracts = [
    contract('t', [column('id', 'string', { required: true, unique: true }), column('time', 'bigint')], {
      freshness: [{ column: 'time', maxAgeMs: 1, severity: 'error' }],
      inputs: [{ table: 'source', maxRowsPerRow: 1, severity: 'error' }],
    }),
  ];
  const empty = { t: table({ id: 'VARCHAR', time: 'BIGINT' }), source: table({ id: 'VARCHAR' }) };
  const { verdicts } = await (await lakes).audit(empty, contracts);
  const failing = verdicts.filter(({ status }) => status !== 'passed').map(({ check }) => check);
  expect(failing).toEqual(['freshness.time']);
});

test('rows older than promised are stale, in ms, dates and timestamps alike', async () => {
  const day = 86_400_000;
  const stale = async (type: string, value: string | number) => {
    const canonical = type === 'BIGINT' ? 'bigint' : type.toLowerCase();
    const contracts = [
      contract('t', [column('c', canonical)], {
        freshness: [{ column: 'c', maxAgeMs: 2 * day, severity: 'error' }],
      }),
    ];
    return verdictOf(
      await (await lakes).audit({ t: table({ c: type }, [value], [null]) }, contracts),
      'freshness.c',
    );
  };
  expect(await stale('BIGINT', Date.UTC(2024, 0, 29))).toMatchObject({ status: 'passed', found: 2 * day });
  expect(await stale('BIGINT', Date.UTC(2024, 0, 29) - 1)).toMatchObject({
    status: 'violated',
    threshold: 'at most 2 d old',
  });
  expect(await stale('DATE', '2024-01-29')).toMatchObject({ status: 'passed' });
  expect(await stale('TIMESTAMP', '2024-01-28 23:59:59.999')).toMatchObject({
    status: 'violated',
    found: 2 * day + 1,
  });
});

test('a table with another number of rows than its data set has is caught by expectedRows', async () => {
  const contracts = [contract('t', [column('id')]), contract('u', [column('id')])];
  const lake = { ...ids(['a']), u: table({ id: 'VARCHAR' }) };
  const audited = await (await lakes).audit(lake, contracts, { expectedRows: { t: 2 } });
  expect(verdictOf(audited, 'expectedRows', 't')).toMatchObject({
    status: 'violated',
    found: 1,
    threshold: '= 2',
  });
  expect(audited.verdicts.filter(({ check }) => check === 'expectedRows')).toHaveLength(1);
});

test('more unreadable fragments than allowed are caught by rejects, with the samples of the landing reader', async () => {
  const landing = { prefix: 't/', format: 'json', maxRejects: 0.1 } as const;
  const samples = [{ file: 't/a.json', line: 3, text: '{"id": ***', reason: 'cut' }];
  const audited = async (rejects: number) =>
    verdictOf(
      await (await lakes).audit(ids(['a']), [contract('t', [column('id')], { landing })], {
        rejects: new Map([['t', { fragments: 10, rejects, samples }]]),
      }),
      'rejects',
    );
  expect(await audited(2)).toMatchObject({ status: 'violated', found: 20, threshold: '<= 10 %', samples });
  expect(await audited(1)).toMatchObject({ status: 'passed', samples: [] });
});
