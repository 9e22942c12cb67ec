import { catalogTable } from '../../../harness/contract/catalog/catalog';
import { athenaDdl, ddlFiles } from '../../../harness/contract/catalog/ddl';
import { sampleColumn, sampleContract } from './sample-contract';

const names = { database: 'lake_dev', bucket: 'lake-dev-1' };
const landing = { prefix: 'readings/landing/', format: 'json', maxRejects: 0 } as const;
const columns = [
  sampleColumn('user', { type: 'string', description: "The customer's e-mail.", classification: 'pii' }),
  sampleColumn('timestamp'),
];

describe('athenaDdl', () => {
  test('a landing table is external JSON', () => {
    const contract = sampleContract({
      table: 'readings_landing',
      description: 'As it lands.',
      zone: 'landing',
      landing,
      columns,
    });
    expect(athenaDdl(catalogTable(contract), names)).toBe(
      `CREATE EXTERNAL TABLE \`lake_dev\`.\`readings_landing\` (
  \`user\` string COMMENT 'The customer\\'s e-mail. [pii]',
  \`timestamp\` bigint
)
COMMENT 'As it lands.'
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'true',
  'ignore.malformed.json' = 'false'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://lake-dev-1/readings/landing/'
TBLPROPERTIES (
  'classification' = 'json',
  'zone' = 'landing',
  'contract.id' = 'sample',
  'contract.version' = '1.0.0'
)`,
    );
  });

  test('a computed table is Iceberg with the properties that Athena knows, and no table comment', () => {
    expect(athenaDdl(catalogTable(sampleContract({ columns })), names)).toBe(
      `CREATE TABLE \`lake_dev\`.\`readings\` (
  \`user\` string COMMENT 'The customer\\'s e-mail. [pii]',
  \`timestamp\` bigint
)
LOCATION 's3://lake-dev-1/readings/trusted/'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd'
)`,
    );
  });

  test('no description ends its own text', () => {
    const description = "a\\' , x string) LOCATION 's3://else/'; --";
    const ddl = athenaDdl(
      catalogTable(sampleContract({ columns: [sampleColumn('at', { description })] })),
      names,
    );
    const outsideTexts = ddl.replace(/'(?:[^'\\]|\\.)*'/g, "''");
    expect(outsideTexts).toBe(
      "CREATE TABLE `lake_dev`.`readings` (\n  `at` bigint COMMENT ''\n)\nLOCATION ''\nTBLPROPERTIES (\n  '' = '',\n  '' = '',\n  '' = ''\n)",
    );
  });
});

describe('ddlFiles', () => {
  test('a policy has a folder of its own, landing tables one for all policies', () => {
    const contracts = [sampleContract({ table: 'readings_landing', landing }), sampleContract()];
    expect(ddlFiles(contracts, 'governed').map(({ file }) => file)).toEqual([
      'landing/readings_landing.sql',
      'governed/readings.sql',
    ]);
  });

  test('a file names its contract and leaves database and bucket open', () => {
    const [file] = ddlFiles(
      [sampleContract({ id: 'governed_readings', version: '1.2.0', description: 'One row\na reading.' })],
      'governed',
    );
    expect(file?.text).toMatch(
      /^-- One row a reading\.\n-- Generated from contract governed_readings 1\.2\.0\.\nCREATE TABLE `\$\{database\}`\.`readings` \(/,
    );
    expect(file?.text).toContain(`LOCATION 's3://\${bucket}/readings/trusted/'`);
    expect(file?.text).toMatch(/\);\n$/);
  });
});
