import { lintInputs } from '../../../harness/build/lint-inputs';
import { bareContract } from '../../support/bare-contract';

const text = `schema:
  - name: a
    customProperties:
      - property: zone
        value: trusted
      - property: inputs
        value:
          - table: raw
          - table: stale
`;
const declares = (...inputs: string[]) =>
  bareContract(
    'a',
    { id: 'bigint' },
    {
      inputs: inputs.map((table) => ({ table, maxRowsPerRow: null, severity: 'error' as const })),
    },
  );
const select = (...inputs: string[]) => ({ table: 'a', file: 'sql/a.sql', sql: '', inputs });

test('contract and SELECT that agree have no problem, and no file is read', () => {
  const unread = () => {
    throw new Error('read');
  };
  expect(lintInputs([select('raw')], [declares('raw')], unread)).toEqual([]);
});

test('an input that is read but not declared, and one that is declared but not read, are problems at their place', () => {
  const problems = lintInputs([select('raw', 'fresh')], [declares('raw', 'stale')], () => text);
  expect(problems.map(({ file, line, found }) => ({ file, line, found }))).toEqual([
    { file: 'a.yaml', line: 8, found: 'inputs without "fresh"' },
    { file: 'a.yaml', line: 8, found: 'input "stale", which is not read' },
  ]);
});

test('a contract without the property is pointed at by its table', () => {
  const [problem] = lintInputs([select('raw')], [declares()], () => 'schema:\n  - name: b\n  - name: a\n');
  expect(problem).toMatchObject({ line: 3, path: 'schema[1]', allowed: 'exactly what sql/a.sql reads: raw' });
});
