/** Samples show what offends, and never a personal value. */
import { bareLanding, bareRelationship, bareRule } from '../support/bare-contract';
import { column, contract, openLakes, table, verdictOf } from '../support/lake-of-rows';

const lakes = openLakes();
afterAll(async () => (await lakes).close());

const pii = { classification: 'pii' } as const;

test('a violated check shows up to five rows: primary key and the column; a passed one none', async () => {
  const contracts = [
    contract('t', [
      column('id', 'bigint', { primaryKeyPosition: 1 }),
      column('n', 'bigint', {
        constraints: [{ rule: 'range', min: { value: 0, exclusive: false }, max: null }],
      }),
      column('other', 'bigint'),
    ]),
  ];
  const rows = [6, 5, 4, 3, 2, 1].map((id) => [id, -id, 0]);
  const audited = await (await lakes).audit(
    { t: table({ id: 'BIGINT', n: 'BIGINT', other: 'BIGINT' }, ...rows) },
    contracts,
  );
  const samples = [1, 2, 3, 4, 5].map((id) => ({ id, n: -id }));
  expect(verdictOf(audited, 'n.range')).toMatchObject({ found: 6, samples });
  expect(verdictOf(audited, 'id.primaryKey')).toMatchObject({ status: 'passed', samples: [] });
});

test('a repeated key is shown with its number of rows, pii as a shape, the pseudonymous as it is', async () => {
  const contracts = [
    contract(
      't',
      [column('email', 'string', pii), column('serial', 'string', { classification: 'pseudonymous' })],
      {
        quality: [bareRule('pairs', { name: 'duplicateValues', columns: ['email', 'serial'] })],
      },
    ),
  ];
  const rows = [
    ['Sean.Howard@test.com', 's-1'],
    ['Sean.Howard@test.com', 's-1'],
    ['Sean.Howard@test.com', 's-2'],
  ];
  const audited = await (await lakes).audit(
    { t: table({ email: 'VARCHAR', serial: 'VARCHAR' }, ...rows) },
    contracts,
  );
  expect(verdictOf(audited, 'pairs').samples).toEqual([
    { email: 'S***.***@***.***', serial: 's-1', rows: 2 },
  ]);
});

test('a parent outside its cardinality is shown under the name of its key', async () => {
  const contracts = [
    contract('parent', [column('id')]),
    contract('child', [column('parent_id')], {
      relationships: [
        bareRelationship('mother', ['parent_id'], ['parent', 'id'], { min: 1, max: 1, severity: 'error' }),
      ],
    }),
  ];
  const lake = {
    parent: table({ id: 'VARCHAR' }, ['a'], ['b'], ['c']),
    child: table({ parent_id: 'VARCHAR' }, ['a'], ['a'], ['b'], ['x']),
  };
  const audited = await (await lakes).audit(lake, contracts);
  expect(verdictOf(audited, 'mother.children').samples).toEqual([
    { id: 'a', rows: 2 },
    { id: 'c', rows: 0 },
  ]);
  expect(verdictOf(audited, 'mother').samples).toEqual([{ parent_id: 'x' }]);
});

test('no verdict of a table full of personal values shows one of them', async () => {
  const secrets = ['ann.lee@test.com', 'Ann Lee', '8015551212', '0967-03-01'];
  const personal = ['email', 'name', 'phone', 'birthday'];
  const rule = { constraints: [{ rule: 'pattern', pattern: '^never$' }] } as const;
  const contracts = [
    contract(
      'people',
      personal.map((name) => column(name, 'string', { ...pii, ...rule, unique: true })),
      bareLanding('people'),
    ),
    contract(
      'curated',
      [
        // Said to be internal, or said to be nothing: personal all the same.
        column('email', 'string', rule),
        column('name', 'string', { classification: null, ...rule }),
        column('phone', 'string', { classification: 'public', ...rule }),
      ],
      {
        zone: 'curated',
        pii: { sources: null, severity: 'error' },
        quality: [bareRule('tells', { name: 'sql', query: 'SELECT max(name) FROM curated' })],
      },
    ),
  ];
  const columns = Object.fromEntries(personal.map((name) => [name, 'VARCHAR']));
  const lake = { people: table(columns, secrets, secrets), curated: table(columns, secrets) };
  const { verdicts } = await (await lakes).audit(lake, contracts);
  const violated = verdicts.filter(({ status }) => status === 'violated');
  expect(violated.filter(({ samples }) => samples.length > 0).length).toBeGreaterThan(10);
  const shown = JSON.stringify(verdicts.map((verdict) => ({ ...verdict, sql: null })));
  for (const secret of secrets) expect(shown).not.toContain(secret);
  for (const part of ['Ann', 'Lee', '555', '967']) expect(shown).not.toContain(part);
});

test('a personal value found where the contract says internal is masked; the pseudonym beside it is not', async () => {
  const contracts = [
    contract('people', [column('name', 'string', pii)], bareLanding('people')),
    contract(
      'curated',
      [
        column('serial', 'string', { classification: 'pseudonymous', primaryKeyPosition: 1 }),
        column('note', 'string', { classification: 'internal' }),
      ],
      { zone: 'curated', pii: { sources: null, severity: 'error' } },
    ),
  ];
  const audited = await (await lakes).audit(
    {
      people: table({ name: 'VARCHAR' }, ['Ann Lee']),
      curated: table({ serial: 'VARCHAR', note: 'VARCHAR' }, ['s-1', 'Ann Lee'], ['s-2', 'a note']),
    },
    contracts,
  );
  expect(verdictOf(audited, 'taint').samples).toEqual([{ serial: 's-1', note: '*** ***' }]);
});

test('an e-mail in a pseudonymous column is found by its look and not shown; the name of a column is neither', async () => {
  const pseudonymous = { classification: 'pseudonymous', primaryKeyPosition: 1 } as const;
  const uuid = { rule: 'pattern', pattern: '^[0-9a-f]{8}$' } as const;
  const contracts = [
    contract('people', [column('email', 'string', pii)], bareLanding('people')),
    contract('curated', [column('serial', 'string', { ...pseudonymous, constraints: [uuid] })], {
      zone: 'curated',
      pii: { sources: null, severity: 'error' },
    }),
  ];
  const rows = [
    ['0000000a', 'x'],
    ['ann.lee@test.com', 'x'],
    ['Ann Lee', 'ann.lee@test.com'],
  ];
  const lake = {
    people: table({ email: 'VARCHAR' }, ['ann.lee@test.com']),
    curated: table({ serial: 'VARCHAR', 'bob@test.org': 'VARCHAR' }, ...rows),
  };
  const audited = await (await lakes).audit(lake, contracts);
  expect(verdictOf(audited, 'columns', 'curated').found).toBe('***@***.*** (string) is not declared');
  expect(verdictOf(audited, 'serial.pattern').samples).toEqual([
    { serial: '*** ***' },
    { serial: 'a***.***@***.***' },
  ]);
  expect(verdictOf(audited, 'piiPattern')).toMatchObject({ status: 'violated', found: 2 });
  const shown = JSON.stringify(audited.verdicts.map((verdict) => ({ ...verdict, sql: null })));
  for (const secret of ['ann.lee', 'Ann', 'Lee', 'bob']) expect(shown).not.toContain(secret);
});
