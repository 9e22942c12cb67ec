/** Floor of `lake audit`: raw DuckDB from Node, one hand-written statement a table. Usage: node audit.js VERSION_FOLDER */
const { join } = require('node:path');
const { DuckDBInstance } = require('@duckdb/node-api');
const checks = require('./checks');

async function main([folder]) {
  const instance = await DuckDBInstance.create(':memory:', { preserve_insertion_order: 'false' });
  const connection = await instance.connect();
  for (const table of Object.keys(checks)) {
    await connection.run(`CREATE VIEW ${table} AS FROM '${join(folder, `${table}.parquet`)}'`);
  }
  await connection.runAndReadAll(
    'SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal',
  );
  for (const sql of Object.values(checks)) await connection.runAndReadAll(sql);
  console.log(`${Object.keys(checks).length + 1} statements`);
}

main(process.argv.slice(2));
