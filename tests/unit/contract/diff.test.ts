import fc from 'fast-check';
import type { Column, Contract, QualityRule } from '../../../harness/contract/contract';
import type { Change } from '../../../harness/contract/diff/change';
import { diffContracts } from '../../../harness/contract/diff/diff';
import { versionProblems } from '../../../harness/contract/diff/diff-versions';
import { sampleColumn, sampleContract } from './sample-contract';

const diff = (before: Partial<Contract>, after: Partial<Contract>): readonly Change[] =>
  diffContracts([sampleContract(before)], [sampleContract(after)]);

/** `path: kind` of each change. */
const kinds = (changes: readonly Change[]): readonly string[] =>
  changes.map(({ path, kind }) => `${path}: ${kind}`);

const a = sampleColumn('a');
const b = sampleColumn('b');
const c = sampleColumn('c');

const rule = (parts: Partial<QualityRule> = {}): QualityRule => ({
  id: 'few',
  description: '',
  severity: 'error',
  column: null,
  metric: { name: 'rowCount' },
  threshold: { operator: '<=', values: [5], unit: 'rows' },
  ...parts,
});
const atMost = (n: number, severity: 'error' | 'warning' = 'error') => ({
  quality: [rule({ severity, threshold: { operator: '<=', values: [n], unit: 'rows' } })],
});

const relation = (min: number | null, max: number | null) => ({
  relationships: [
    {
      id: 'owner',
      columns: ['a'],
      parent: 'owners',
      parentColumns: ['id'],
      severity: 'error' as const,
      children: { min, max, severity: 'error' as const },
    },
  ],
});
const consent = (reading: string | null) => ({
  consent: [
    { owner: 'owners', key: 'at', ownerKey: 'id', date: 'since', reading, severity: 'error' as const },
  ],
});
const landing = (maxRejects: number) => ({ landing: { prefix: 'x/', format: 'json' as const, maxRejects } });
const input = (maxRowsPerRow: number | null) => ({
  inputs: [{ table: 'raw', maxRowsPerRow, severity: 'error' as const }],
});
const fresh = (maxAgeMs: number) => ({ freshness: [{ column: 'at', maxAgeMs, severity: 'error' as const }] });
const column = (parts: Partial<Column>) => ({ columns: [sampleColumn('a', parts)] });
const range = (value: number, exclusive = false) =>
  column({ constraints: [{ rule: 'range', min: { value, exclusive }, max: null }] });
const accepted = (...values: readonly string[]) =>
  column({ constraints: [{ rule: 'acceptedValues', values }] });
const pattern = (text: string) => column({ constraints: [{ rule: 'pattern', pattern: text }] });

describe('diffContracts', () => {
  test.each<[string, Partial<Contract>, Partial<Contract>, readonly string[]]>([
    // Columns
    ['a column removed', { columns: [a, b] }, { columns: [a] }, ['columns.b: breaking']],
    [
      'a column renamed',
      { columns: [a] },
      { columns: [b] },
      ['columns.a: breaking', 'columns.b: compatible'],
    ],
    ['a column added at the end', { columns: [a] }, { columns: [a, b] }, ['columns.b: compatible']],
    ['a column added before another', { columns: [a] }, { columns: [b, a] }, ['columns.b: breaking']],
    ['columns moved', { columns: [a, b, c] }, { columns: [c, a, b] }, ['columns: breaking']],
    ['a type changed', column({}), column({ type: 'string' }), ['columns.a.type: breaking']],
    ['a type widened', column({ type: 'int' }), column({ type: 'bigint' }), ['columns.a.type: breaking']],
    ['required added', column({}), column({ required: true }), ['columns.a.required: compatible']],
    ['required dropped', column({ required: true }), column({}), ['columns.a.required: breaking']],
    ['unique dropped', column({ unique: true }), column({}), ['columns.a.unique: breaking']],
    ['a primary key added', column({}), column({ primaryKeyPosition: 1 }), ['primaryKey: compatible']],
    ['a primary key dropped', column({ primaryKeyPosition: 1 }), column({}), ['primaryKey: breaking']],
    [
      'a primary key widened',
      { columns: [sampleColumn('a', { primaryKeyPosition: 1 }), b] },
      {
        columns: [sampleColumn('a', { primaryKeyPosition: 1 }), sampleColumn('b', { primaryKeyPosition: 2 })],
      },
      ['primaryKey: breaking'],
    ],
    [
      'a classification raised',
      column({ classification: 'internal' }),
      column({ classification: 'pii' }),
      ['columns.a.classification: breaking'],
    ],
    [
      'a classification lowered',
      column({ classification: 'pii' }),
      column({ classification: 'internal' }),
      ['columns.a.classification: breaking'],
    ],
    [
      'a first, ordinary classification',
      column({}),
      column({ classification: 'internal' }),
      ['columns.a.classification: compatible'],
    ],
    ['a description', column({}), column({ description: 'x' }), ['columns.a.description: documentation']],
    [
      'what was promised of a removed column',
      column({ required: true, unique: true }),
      { columns: [b] },
      ['columns.a: breaking', 'columns.b: compatible'],
    ],
    // Rules on values
    ['a range tightened', range(0), range(1), ['columns.a.range: compatible']],
    ['a range loosened', range(1), range(0), ['columns.a.range: breaking']],
    ['an end excluded', range(1), range(1, true), ['columns.a.range: compatible']],
    ['an end included', range(1, true), range(1), ['columns.a.range: breaking']],
    [
      'a value no longer accepted',
      accepted('x', 'y'),
      accepted('y'),
      ['columns.a.acceptedValues: compatible'],
    ],
    ['another value accepted', accepted('x'), accepted('x', 'y'), ['columns.a.acceptedValues: breaking']],
    ['accepted values in another order', accepted('x', 'y'), accepted('y', 'x'), []],
    ['a pattern added', column({}), pattern('^x$'), ['columns.a.pattern: compatible']],
    [
      'the second of two patterns dropped',
      column({
        constraints: [
          { rule: 'pattern', pattern: 'x' },
          { rule: 'pattern', pattern: 'y' },
        ],
      }),
      pattern('x'),
      ['columns.a.pattern#2: breaking'],
    ],
    ['another pattern', pattern('^x$'), pattern('^xy?$'), ['columns.a.pattern: breaking']],
    // Rules on the table
    ['a threshold tightened', atMost(5), atMost(3), ['quality.few: compatible']],
    ['a threshold loosened', atMost(3), atMost(5), ['quality.few: breaking']],
    [
      'a threshold in other words for the same figures',
      { quality: [rule({ threshold: { operator: '=', values: [5], unit: 'rows' } })] },
      { quality: [rule({ threshold: { operator: 'between', values: [5, 5], unit: 'rows' } })] },
      [],
    ],
    [
      'rows become percent',
      atMost(5),
      { quality: [rule({ threshold: { operator: '<=', values: [5], unit: 'percent' } })] },
      ['quality.few: breaking'],
    ],
    ['a rule removed', atMost(5), {}, ['quality.few: breaking']],
    ['a rule added', {}, atMost(5), ['quality.few: compatible']],
    ['a severity lowered', atMost(5), atMost(5, 'warning'), ['quality.few.severity: breaking']],
    ['a severity raised', atMost(5, 'warning'), atMost(5), ['quality.few.severity: compatible']],
    ['a warning loosened', atMost(3, 'warning'), atMost(5, 'warning'), ['quality.few: compatible']],
    ['a warning removed', atMost(3, 'warning'), {}, ['quality.few: compatible']],
    [
      'a rule described',
      atMost(5),
      { quality: [rule({ description: 'why' })] },
      ['quality.few.description: documentation'],
    ],
    ['fewer children allowed', relation(0, 9), relation(1, 5), ['relationships.owner.children: compatible']],
    ['more children allowed', relation(1, 5), relation(1, null), ['relationships.owner.children: breaking']],
    [
      'consent before the reading added',
      consent(null),
      { consent: [...consent(null).consent, ...consent('at').consent] },
      ['consent.at.owners.id.since.at: compatible'],
    ],
    ['consent before the reading dropped', consent('at'), {}, ['consent.at.owners.id.since.at: breaking']],
    ['more rejects', landing(0), landing(0.1), ['rejects: breaking']],
    ['more rows a row', input(1), input(2), ['inputs.raw.maxRowsPerRow: breaking']],
    ['no promise of rows a row', input(1), input(null), ['inputs.raw.maxRowsPerRow: breaking']],
    ['an input added', {}, input(null), ['inputs.raw: compatible']],
    ['older data allowed', fresh(10), fresh(20), ['freshness.at: breaking']],
    ['fresher data promised', fresh(20), fresh(10), ['freshness.at: compatible']],
    ['other columns allowed', {}, { strictColumns: false }, ['strictColumns: breaking']],
    [
      'pii promised',
      {},
      { pii: { sources: null, severity: 'error' } },
      ['pii: compatible', 'pii.sources.*: compatible'],
    ],
    // Table
    ['another folder', {}, { location: 'else/' }, ['location: breaking']],
    ['a first folder', { location: null }, { location: 'else/' }, ['location: compatible']],
    ['another zone', {}, { zone: 'curated' }, ['zone: breaking']],
    ['a table described', {}, { description: 'x' }, ['description: documentation']],
    ['another file or version', {}, { file: 'y.yaml', version: '9.0.0' }, []],
  ])('%s', (_, before, after, expected) => {
    expect(kinds(diff(before, after))).toEqual(expected);
  });

  test('a table removed is breaking, a table added compatible', () => {
    const changes = diffContracts([sampleContract({ table: 'old' })], [sampleContract({ table: 'new' })]);
    expect(changes).toEqual([
      { table: 'old', path: '', kind: 'breaking', what: 'table removed' },
      { table: 'new', path: '', kind: 'compatible', what: 'table added' },
    ]);
  });

  test('a change says what was and what is', () => {
    expect(diff(column({ type: 'int' }), column({ type: 'bigint' }))[0]?.what).toBe('int -> bigint');
    const repeats = (columns: readonly string[]) => ({
      quality: [rule({ metric: { name: 'duplicateValues', columns } })],
    });
    expect(diff(repeats(['a']), repeats(['a', 'b']))[0]?.what).toBe(
      'another rule: duplicateValues of a <= 5 -> duplicateValues of a, b <= 5',
    );
    expect(diff(atMost(3), atMost(5))[0]?.what).toBe('loosened: rowCount <= 3 -> rowCount <= 5');
  });
});

describe('every pair of contracts', () => {
  const severity = fc.constantFrom('error' as const, 'warning' as const);
  const columns = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd'),
      type: fc.constantFrom('int', 'bigint'),
      required: fc.boolean(),
      primaryKeyPosition: fc.constantFrom(null, 1),
      classification: fc.constantFrom(null, 'internal' as const, 'pii' as const),
      description: fc.constantFrom('', 'x'),
      constraints: fc.constantFrom(
        [],
        range(0).columns[0]?.constraints ?? [],
        range(1).columns[0]?.constraints ?? [],
      ),
    }),
    { selector: ({ name }) => name, maxLength: 4 },
  );
  const threshold = fc.record({
    operator: fc
      .constantFrom('=', '!=', '>', '<=', 'between', 'notBetween')
      .map((operator) => operator as '='),
    values: fc.constantFrom([1, 2], [2, 3]),
    unit: fc.constant('rows' as const),
  });
  const contract = fc
    .record({ columns, threshold, severity, tables: fc.boolean(), strictColumns: fc.boolean() })
    .map(
      ({ columns, threshold, severity, tables, strictColumns }): Contract =>
        sampleContract({
          strictColumns,
          columns: columns.map((column) => sampleColumn(column.name, column)),
          quality: [rule({ threshold, severity })],
          table: tables ? 'readings' : 'others',
        }),
    );
  const place = ({ table, path }: Change): string => `${table} ${path}`;

  test('a contract differs in nothing from itself', () => {
    fc.assert(fc.property(contract, (x) => expect(diffContracts([x], [structuredClone(x)])).toEqual([])));
  });

  test('each change has a counterpart in the other direction', () => {
    fc.assert(
      fc.property(contract, contract, (x, y) => {
        const there = diffContracts([x], [y]).map(place).sort();
        expect(there).toEqual(diffContracts([y], [x]).map(place).sort());
      }),
    );
  });

  test('documentation is documentation in both directions', () => {
    const documented = (changes: readonly Change[]) =>
      changes
        .filter(({ kind }) => kind === 'documentation')
        .map(place)
        .sort();
    fc.assert(
      fc.property(contract, contract, (x, y) => {
        expect(documented(diffContracts([x], [y]))).toEqual(documented(diffContracts([y], [x])));
      }),
    );
  });

  test('a column added anywhere is never mere documentation', () => {
    fc.assert(
      fc.property(contract, fc.nat(4), (x, at) => {
        const added = { ...x, columns: x.columns.toSpliced(at, 0, sampleColumn('added')) };
        const changes = diffContracts([x], [added]);
        expect(changes.map(({ path }) => path)).toEqual(['columns.added']);
        expect(changes[0]?.kind).toBe(at >= x.columns.length ? 'compatible' : 'breaking');
      }),
    );
  });

  test('what an error promised is never dropped as compatible', () => {
    fc.assert(
      fc.property(contract, (x) => {
        const bare = {
          ...x,
          quality: [],
          columns: x.columns.map(({ name, type }) => sampleColumn(name, { type })),
        };
        const lost = diffContracts([x], [bare]).filter(({ kind }) => kind !== 'documentation');
        const warnings = x.quality
          .filter(({ severity }) => severity === 'warning')
          .map(({ id }) => `quality.${id}`);
        expect(lost.filter(({ kind }) => kind === 'compatible').map(({ path }) => path)).toEqual(warnings);
      }),
    );
  });
});

describe('versionProblems', () => {
  const compatible = { columns: [sampleColumn('at'), b] };
  const breaking = { columns: [b] };
  const documentation = { description: 'Other words.' };
  const needed = (before: string, after: string, change: Partial<Contract>): string | null | undefined => {
    const old = [sampleContract({ version: before })];
    const now = [sampleContract({ version: after, ...change })];
    const [problem] = versionProblems(old, now, diffContracts(old, now));
    return problem === undefined ? undefined : problem.needed;
  };

  test.each<[string, string, Partial<Contract>, string | undefined]>([
    ['1.2.3', '1.2.3', breaking, '2.0.0'],
    ['1.2.3', '1.3.0', breaking, '2.0.0'],
    ['1.2.3', '2.0.0', breaking, undefined],
    ['0.2.3', '0.2.4', breaking, '0.3.0'],
    ['0.2.3', '0.3.0', breaking, undefined],
    ['1.2.3', '1.2.4', compatible, '1.3.0'],
    ['1.2.3', '1.3.0', compatible, undefined],
    ['1.2.3', '3.0.0', compatible, undefined],
    ['1.2.3', '1.2.3', documentation, '1.2.4'],
    ['1.2.3', '1.2.4', documentation, undefined],
    ['1.2.3', '1.2.3', {}, undefined],
    ['1.2.3', '1.2.4', {}, undefined],
    ['1.9.0', '1.10.0', compatible, undefined],
    ['2.0.0-rc.9', '2.0.0-rc.10', breaking, undefined],
    ['2.0.0-rc.1', '2.0.0', breaking, undefined],
  ])('%s to %s', (before, after, change, expected) => {
    expect(needed(before, after, change)).toBe(expected);
  });

  test.each([
    ['1.2.3', '1.2.2'],
    ['1.10.0', '1.9.0'],
    ['2.0.0', '2.0.0-rc.1'],
    ['2.0.0-rc.10', '2.0.0-rc.9'],
    ['2.0.0--a', '2.0.0-1'],
  ])('%s to %s is lowered, which is a problem without any change', (before, after) => {
    expect(needed(before, after, {})).toBeNull();
  });

  test.each(['1.0', 'v1.0.0', '01.0.0', ''])('%p is no version', (version) => {
    expect(needed('1.0.0', version, {})).toBeNull();
  });

  test('a table that left its document counts for the document that remains', () => {
    const old = [sampleContract({ table: 'one' }), sampleContract({ table: 'two' })];
    const now = [sampleContract({ table: 'one', version: '1.1.0' })];
    expect(versionProblems(old, now, diffContracts(old, now))).toMatchObject([
      { table: 'one', needed: '2.0.0' },
    ]);
  });

  test('a document that came or went as a whole has no version to raise', () => {
    const old = [sampleContract({ id: 'x', table: 'one' })];
    const now = [sampleContract({ id: 'y', table: 'two' })];
    expect(versionProblems(old, now, diffContracts(old, now))).toEqual([]);
  });

  test('the message names file, change and the version that is needed', () => {
    const old = [sampleContract()];
    const now = [sampleContract({ version: '1.0.1', ...breaking })];
    expect(versionProblems(old, now, diffContracts(old, now))[0]?.message).toBe(
      'sample.yaml: version 1.0.0 -> 1.0.1: a breaking change (readings.columns.at: column removed) needs 2.0.0 or higher',
    );
  });
});
