/** The transforms at work on the oracle's rows: loads landing tables into DuckDB and builds the five tables there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDbSession } from '../../harness/engines/duckdb/session';
import { duckdb } from '../../harness/plan/dialects/duckdb';
import type { Cell, Landing, OracleRow, Policy } from './oracle';

/** Tables in the order in which they can be built. */
export const BUILT_TABLES = [
  'customer_trusted',
  'accelerometer_trusted',
  'customers_curated',
  'step_trainer_trusted',
  'machine_learning_curated',
] as const;

export type BuiltTable = (typeof BUILT_TABLES)[number];
export type Transforms = Readonly<Record<BuiltTable, string>>;

/** The SELECTs that ship. */
export function shippedTransforms(policy: Policy): Transforms {
  const read = (table: BuiltTable): string =>
    readFileSync(join(__dirname, '../../sql/transforms', policy, `${table}.sql`), 'utf8');
  return {
    customer_trusted: read('customer_trusted'),
    accelerometer_trusted: read('accelerometer_trusted'),
    customers_curated: read('customers_curated'),
    step_trainer_trusted: read('step_trainer_trusted'),
    machine_learning_curated: read('machine_learning_curated'),
  };
}

/** Creates the three landing tables, replacing earlier ones. */
export async function loadLanding(session: DuckDbSession, landing: Landing): Promise<void> {
  await load(session, 'customer_landing', CUSTOMER_COLUMNS, landing.customer_landing);
  await load(session, 'accelerometer_landing', READING_COLUMNS, landing.accelerometer_landing);
  await load(session, 'step_trainer_landing', STEP_COLUMNS, landing.step_trainer_landing);
}

/** Builds the five tables, replacing earlier ones. @throws DuckDB's error */
export async function build(session: DuckDbSession, transforms: Transforms): Promise<void> {
  for (const table of BUILT_TABLES)
    await session.run(`CREATE OR REPLACE TABLE ${table} AS ${transforms[table]}`);
}

export async function builtRows(session: DuckDbSession, table: BuiltTable): Promise<readonly OracleRow[]> {
  const rows = await session.run(`SELECT * FROM ${table}`);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)])),
  );
}

export async function builtCounts(session: DuckDbSession): Promise<Readonly<Record<BuiltTable, number>>> {
  const counts = BUILT_TABLES.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  const [row] = await session.run(`SELECT ${counts.join(', ')}`);
  const count = (table: BuiltTable): number => Number(row?.[table]);
  return {
    customer_trusted: count('customer_trusted'),
    accelerometer_trusted: count('accelerometer_trusted'),
    customers_curated: count('customers_curated'),
    step_trainer_trusted: count('step_trainer_trusted'),
    machine_learning_curated: count('machine_learning_curated'),
  };
}

/** A table as a multiset that `toEqual` compares: one text a row, columns in order, sorted. */
export function multiset(rows: readonly OracleRow[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

type ColumnType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'INTEGER';
type Columns = readonly (readonly [name: string, type: ColumnType])[];

const CUSTOMER_COLUMNS: Columns = [
  ['customername', 'VARCHAR'],
  ['email', 'VARCHAR'],
  ['phone', 'VARCHAR'],
  ['birthday', 'VARCHAR'],
  ['serialnumber', 'VARCHAR'],
  ['registrationdate', 'BIGINT'],
  ['lastupdatedate', 'BIGINT'],
  ['sharewithresearchasofdate', 'BIGINT'],
  ['sharewithpublicasofdate', 'BIGINT'],
  ['sharewithfriendsasofdate', 'BIGINT'],
];
const READING_COLUMNS: Columns = [
  ['user', 'VARCHAR'],
  ['timestamp', 'BIGINT'],
  ['x', 'DOUBLE'],
  ['y', 'DOUBLE'],
  ['z', 'DOUBLE'],
];
const STEP_COLUMNS: Columns = [
  ['sensorreadingtime', 'BIGINT'],
  ['serialnumber', 'VARCHAR'],
  ['distancefromobject', 'INTEGER'],
];

async function load(
  session: DuckDbSession,
  table: string,
  columns: Columns,
  rows: readonly object[],
): Promise<void> {
  // All rows as one JSON text, typed by `shape`: no literal a value.
  const json = duckdb.text(JSON.stringify(rows));
  const shape = duckdb.text(JSON.stringify([Object.fromEntries(columns)]));
  await session.run(
    `CREATE OR REPLACE TABLE ${table} AS SELECT unnest(from_json(${json}, ${shape}), recursive := true)`,
  );
}

/** Dates and times are far below 2^53: a number holds them. */
function cell(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return Number(value);
}
