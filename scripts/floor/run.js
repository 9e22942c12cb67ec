/**
 * Floor of `lake run`: raw DuckDB from Node by hand-written SQL: the same reads, transforms, Parquet files, checksums
 * and one fused scan a table. Usage: node run.js DATA_FOLDER EMPTY_FOLDER
 */
const { createHash } = require('node:crypto');
const { createReadStream, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { pipeline } = require('node:stream/promises');
const { DuckDBInstance } = require('@duckdb/node-api');
const checks = require('./checks');

const sources = {
  customer_landing: {
    folder: 'customer/landing',
    columns:
      'customerName VARCHAR, email VARCHAR, phone VARCHAR, birthDay VARCHAR, serialNumber VARCHAR, registrationDate BIGINT, lastUpdateDate BIGINT, shareWithResearchAsOfDate BIGINT, shareWithPublicAsOfDate BIGINT, shareWithFriendsAsOfDate BIGINT',
  },
  accelerometer_landing: {
    folder: 'accelerometer/landing',
    columns: 'user VARCHAR, timestamp BIGINT, x DOUBLE, y DOUBLE, z DOUBLE',
    quirky: { timestamp: 'timeStamp' },
  },
  step_trainer_landing: {
    folder: 'step_trainer/landing',
    columns: 'sensorReadingTime BIGINT, serialNumber VARCHAR, distanceFromObject INTEGER',
  },
};
const transforms = [
  'customer_trusted',
  'accelerometer_trusted',
  'customers_curated',
  'step_trainer_trusted',
  'machine_learning_curated',
];
const sql = join(__dirname, '../../sql/transforms/governed');

async function main([data, out]) {
  const instance = await DuckDBInstance.create(':memory:', { preserve_insertion_order: 'false' });
  const connection = await instance.connect();
  const write = async (table, select) => {
    const file = join(out, `${table}.parquet`);
    await connection.run(`COPY (${select}) TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
    await connection.run(`CREATE VIEW ${table} AS FROM '${file}'`);
  };
  const hashing = Promise.all(
    Object.values(sources)
      .flatMap(({ folder }) => filesOf(data, folder))
      .map(sha256),
  );
  for (const [table, source] of Object.entries(sources)) await write(table, reading(data, source));
  for (const table of transforms) await write(table, readFileSync(join(sql, `${table}.sql`), 'utf8'));
  await hashing;
  for (const statement of Object.values(checks)) await connection.runAndReadAll(statement);
}

/** Generated data has its quirks in the first file of each source, so a person reads that one by lines. */
function reading(data, { folder, columns, quirky = {} }) {
  const [first, ...plain] = filesOf(data, folder).map((file) => `'${file}'`);
  const pairs = columns.split(', ').map((pair) => pair.split(' '));
  const list = (of) => pairs.map(of).join(', ');
  const declared = list(([name, type]) => `"${name}": '${type}'`);
  const keys = list(([name, type]) => `"${quirky[name] ?? name}": "${type}"`);
  return `
    SELECT ${list(([name]) => `"${name}" AS ${name.toLowerCase() === 'user' ? '"user"' : name.toLowerCase()}`)}
    FROM read_json([${plain.join(', ')}], format = 'newline_delimited', columns = {${declared}})
    UNION ALL
    SELECT ${list(([name]) => `object."${quirky[name] ?? name}"`)}
    FROM (
      SELECT json_transform(rtrim(line, ','), '{${keys}}') AS object
      FROM read_csv(${first}, columns = {line: 'VARCHAR'}, header = false, auto_detect = false, delim = '\\x01',
        quote = '', escape = '', new_line = '\\n', strict_mode = false)
    ) AS lines`;
}

const filesOf = (data, folder) =>
  readdirSync(join(data, folder))
    .sort()
    .map((name) => join(data, folder, name));

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

main(process.argv.slice(2));
