import { lintRules } from '../../../harness/build/lint-rules';
import { parseContracts } from '../../../harness/contract/odcs/parse';
import { type DuckDbSession, openDuckDb } from '../../../harness/engines/duckdb/session';

let session: DuckDbSession;
beforeAll(async () => {
  session = await openDuckDb();
});
afterAll(() => session.close());

/** A contract of the table `a` with its rules, each `[key of the list's entry, ..]`. */
const contractText = (rules: readonly string[]): string =>
  [
    'apiVersion: v3.2.0',
    'kind: DataContract',
    'id: a',
    'version: 1.0.0',
    'status: active',
    'schema:',
    '  - name: a',
    '    properties:',
    '      - name: id',
    '        logicalType: integer',
    '    quality:',
    ...rules.flatMap((query, index) => [
      `      - id: r${index}`,
      '        type: sql',
      `        query: ${JSON.stringify(query)}`,
      '        mustBe: 0',
    ]),
    '',
  ].join('\n');

async function lintText(text: string, known: readonly string[] | null = ['a', 'raw']) {
  const { contracts } = parseContracts([{ file: 'a.yaml', text }]);
  return lintRules(session, contracts, { known, textOf: () => text });
}

const lint = (...rules: string[]) => lintText(contractText(rules));

test.each([
  [
    'a table function that reads files',
    "SELECT count(*) FROM read_text('/etc/passwd')",
    'LAKE-082',
    'read_text',
  ],
  ['a listing of files', "SELECT count(*) FROM glob('/*')", 'LAKE-082', 'glob'],
  ['a file as a table', "SELECT count(*) FROM '/etc/passwd'", 'LAKE-082', '/etc/passwd'],
  ['a function that reads the process', "SELECT getenv('HOME')", 'LAKE-082', 'getenv'],
  ['a placeholder that is none', 'SELECT count(*) FROM {nothing}', 'LAKE-083', 'syntax error'],
  ['a comment without end', 'SELECT count(*) FROM {table} /* all', 'LAKE-083', 'unterminated'],
  ['a bracket too few', 'SELECT count(* FROM {table}', 'LAKE-083', 'syntax error'],
  ['a bracket too many', 'SELECT count(*) FROM {table})', 'LAKE-083', 'syntax error'],
  ['a second statement', 'SELECT 1; SELECT 2', 'LAKE-081', '2 statements'],
  [
    'a table in other letters than its contract, which a run misses',
    'SELECT count(*) FROM RAW',
    'LAKE-064',
    'reads "RAW"',
  ],
  ['a table that is unknown', 'SELECT count(*) FROM rwa', 'LAKE-064', 'reads "rwa"'],
])('%s is refused at its query', async (_, query, code, says) => {
  expect(await lint(query)).toEqual([
    {
      file: 'a.yaml',
      line: 14,
      column: 16,
      path: code,
      found: expect.stringMatching(/^a[.]r0 /),
      allowed: expect.stringMatching(/[.]$/),
      nearest: null,
    },
  ]);
  const [problem] = await lint(query);
  expect(problem?.found).toContain(says);
});

test.each([
  'SELECT count(*) FROM {table}',
  'SELECT count(*) FROM {object} JOIN raw ON true -- each with each',
  'WITH q AS (SELECT * FROM raw) SELECT count(*) FROM q',
  "SELECT count(*) FROM a WHERE '{nothing}' = 'read_text('",
])('a sound rule is no problem, and no file is read: %s', async (query) => {
  const { contracts } = parseContracts([{ file: 'a.yaml', text: contractText([query]) }]);
  const textOf = () => {
    throw new Error('read');
  };
  expect(await lintRules(session, contracts, { known: ['a', 'raw'], textOf })).toEqual([]);
});

test('every refused rule is told, each at its own place, and the sound one between them is not', async () => {
  const problems = await lint("SELECT getenv('A')", 'SELECT count(*) FROM raw', 'SELECT (1');
  expect(problems.map(({ line, path }) => [line, path])).toEqual([
    [14, 'LAKE-082'],
    [22, 'LAKE-083'],
  ]);
});

test('a query with two thresholds is told once', async () => {
  const text = contractText(['SELECT (1']).replace('mustBe: 0', 'mustBe: 0\n        mustNotBe: 1');
  expect(await lintText(text)).toHaveLength(1);
});

test('a rule of a column reads it by its placeholder, and is pointed at in the list of the column', async () => {
  const text = contractText([]).replace(
    '    quality:\n',
    "        quality:\n          - type: sql\n            query: SELECT max({column}), getenv('A') FROM {table}\n            mustBe: 0\n",
  );
  expect(await lintText(text)).toMatchObject([{ line: 13, column: 20, path: 'LAKE-082' }]);
});

test('where tables are not all known, an unknown one is not told', async () => {
  expect(await lintText(contractText(['SELECT count(*) FROM rwa']), null)).toEqual([]);
});
