import { lintContracts } from '../../harness/contract/lint/lint';
import { jobProblems } from '../../stacks/jobs/job-contracts';

interface Planted {
  readonly column?: string;
  readonly type?: string;
  readonly table?: string;
  readonly landing?: string;
  readonly format?: string;
  readonly input?: string;
}

function contract(table: string, column: string, type: string, more: string): string {
  return `
apiVersion: v3.1.0
kind: DataContract
id: ${table}
version: 1.0.0
${more}
    name: ${table}
    properties:
      - { name: ${column}, physicalType: '${type}' }
`;
}

/** A landing table `orders` and a table `totals` that is computed from it, with what is planted in them. */
function problemsOf(planted: Planted): readonly string[] {
  const { column = 'total', type = 'int', table = 'totals', landing = 'orders', format = 'json' } = planted;
  const { input = landing } = planted;
  const server = `servers: [{ server: files, type: local, path: orders/, format: ${format} }]`;
  const zone = (name: string) => `- customProperties: [{ property: zone, value: ${name} }`;
  const { contracts, problems } = lintContracts([
    {
      file: 'landing.yaml',
      text: contract(landing, 'total', 'int', `${server}\nschema:\n  ${zone('landing')}]`),
    },
    {
      file: 'totals.yaml',
      text: contract(
        table,
        column,
        type,
        `schema:\n  ${zone('trusted')}, { property: inputs, value: [${input}] }]`,
      ),
    },
  ]);
  expect(problems).toEqual([]);
  return jobProblems(contracts);
}

describe('a contract that Glue jobs can serve', () => {
  test.each<[string, Planted]>([
    ['plain names and types', {}],
    [
      'a column of every scalar type that Iceberg and Athena share',
      { type: 'struct<a:boolean,b:bigint,c:float,d:double,e:decimal(10,2),f:string,g:binary,h:date>' },
    ],
    ['a length of text, which is a rule and no type', { type: 'varchar(20)' }],
    [
      'a nested field whose name is a type that is refused',
      { type: 'array<map<string,struct<timestamp:bigint,"time of day":int>>>' },
    ],
    ['table names in another case, which no engine tells apart', { table: 'Totals', landing: 'Orders' }],
  ])('%s', (_, planted) => {
    expect(problemsOf(planted)).toEqual([]);
  });
});

describe('a contract that no Glue job can serve', () => {
  const spelling = 'lower-case letters, digits and underscores';
  test.each<[string, Planted, string]>([
    [
      'a column in another case',
      { column: 'distanceFromObject' },
      `totals.yaml: the column "distanceFromObject" of totals; allowed: ${spelling}, e.g. distancefromobject`,
    ],
    [
      'a column with a hyphen',
      { column: 'order-id' },
      `totals.yaml: the column "order-id" of totals; allowed: ${spelling}, e.g. order_id`,
    ],
    [
      'a computed table with a hyphen',
      { table: 'day-totals' },
      'totals.yaml: the table "day-totals"; allowed: letters, digits and underscores, e.g. day_totals',
    ],
    [
      'an input with a hyphen',
      { landing: 'web-orders' },
      'landing.yaml: the table "web-orders"; allowed: letters, digits and underscores, e.g. web_orders',
    ],
    [
      'an input of CSV',
      { format: 'csv' },
      'landing.yaml: the landing files of orders are csv, and jobs read them; allowed: json',
    ],
    [
      'an input of Parquet',
      { format: 'parquet' },
      'landing.yaml: the landing files of orders are parquet, and jobs read them; allowed: json',
    ],
  ])('%s', (_, planted, problem) => {
    expect(problemsOf(planted)).toEqual([problem]);
  });

  test.each([
    'smallint',
    'tinyint',
    'time',
    'timestamp',
    'timestamp with time zone',
    'uuid',
    'array<smallint>',
    'struct<a:int,b:map<string,timestamp>>',
  ])('a column of type %s', (type) => {
    expect(problemsOf({ type })).toEqual([
      `totals.yaml: the type ${type} of the column "total" of totals; allowed: what Iceberg gives back unchanged: boolean, int, bigint, float, double, decimal, string, binary, date, and array, map, struct of them`,
    ]);
  });

  test('landing files that no job reads may have any format and type', () => {
    expect(problemsOf({ landing: 'web-orders', format: 'csv', input: '' })).toEqual([]);
  });
});
