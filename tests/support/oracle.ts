/**
 * An independent answer to "which rows should each table have?": plain TypeScript over typed landing rows, written
 * from the two policies' description and not from their SQL. NULL is null, and as in SQL it equals nothing, but rows
 * that are the same with their nulls are one row where rows are made distinct. E-mails compare exactly.
 */

export type Policy = 'rubric' | 'governed';

export interface Customer {
  readonly customername: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly birthday: string | null;
  readonly serialnumber: string | null;
  readonly registrationdate: number | null;
  readonly lastupdatedate: number | null;
  readonly sharewithresearchasofdate: number | null;
  readonly sharewithpublicasofdate: number | null;
  readonly sharewithfriendsasofdate: number | null;
}

export interface Reading {
  readonly user: string | null;
  readonly timestamp: number | null;
  readonly x: number | null;
  readonly y: number | null;
  readonly z: number | null;
}

export interface Step {
  readonly sensorreadingtime: number | null;
  readonly serialnumber: string | null;
  readonly distancefromobject: number | null;
}

export interface Landing {
  readonly customer_landing: readonly Customer[];
  readonly accelerometer_landing: readonly Reading[];
  readonly step_trainer_landing: readonly Step[];
}

export type Cell = string | number | null;
export type OracleRow = Readonly<Record<string, Cell>>;

export interface Built {
  readonly customer_trusted: readonly OracleRow[];
  readonly accelerometer_trusted: readonly OracleRow[];
  readonly customers_curated: readonly OracleRow[];
  readonly step_trainer_trusted: readonly OracleRow[];
  readonly machine_learning_curated: readonly OracleRow[];
}

/** The rows of the five tables, in no particular order. */
export function oracle(landing: Landing, policy: Policy): Built {
  return policy === 'rubric' ? rubric(landing) : governed(landing);
}

/** Rows of all eight tables, as an expectations file states them. */
export function oracleCounts(landing: Landing, policy: Policy): Readonly<Record<string, number>> {
  const tables = Object.entries({ ...landing, ...oracle(landing, policy) });
  return Object.fromEntries(
    tables.map(([table, rows]: [string, readonly unknown[]]) => [table, rows.length]),
  );
}

function rubric(landing: Landing): Built {
  const trusted = landing.customer_landing.filter(consents);
  const trustedByEmail = grouped(trusted, (customer) => customer.email);
  // A reading once for every consenting record of its user.
  const readings = landing.accelerometer_landing.flatMap((reading) =>
    matches(trustedByEmail, reading.user).map(() => reading),
  );
  const users = new Set(readings.map((reading) => reading.user));
  const curated = distinct(
    trusted.filter((customer) => customer.email !== null && users.has(customer.email)),
  );
  const serials = new Set(curated.map((customer) => customer.serialnumber));
  const steps = landing.step_trainer_landing.filter(
    (step) => step.serialnumber !== null && serials.has(step.serialnumber),
  );
  const readingsByTime = grouped(readings, (reading) => reading.timestamp);
  const learning = steps.flatMap((step) =>
    matches(readingsByTime, step.sensorreadingtime).map((reading) => ({
      serialnumber: step.serialnumber,
      sensorreadingtime: step.sensorreadingtime,
      distancefromobject: step.distancefromobject,
      user: reading.user,
      timestamp: reading.timestamp,
      x: reading.x,
      y: reading.y,
      z: reading.z,
    })),
  );
  return tables(trusted, readings, curated, steps, learning);
}

function governed(landing: Landing): Built {
  const records = [...grouped(landing.customer_landing, (customer) => customer.email).values()];
  const trusted = records.map(latest).filter(consents);
  const trustedByEmail = grouped(trusted, (customer) => customer.email);
  const readings = distinct(
    landing.accelerometer_landing.filter((reading) =>
      matches(trustedByEmail, reading.user).some((owner) => isSince(reading.timestamp, owner)),
    ),
  );
  const users = new Set(readings.map((reading) => reading.user));
  const curated = trusted.filter((customer) => customer.email !== null && users.has(customer.email));
  const ownersBySerial = grouped(curated, (customer) => customer.serialnumber);
  const steps = distinct(
    landing.step_trainer_landing.filter((step) =>
      matches(ownersBySerial, step.serialnumber).some((owner) => isSince(step.sensorreadingtime, owner)),
    ),
  );
  const trustedBySerial = grouped(trusted, (customer) => customer.serialnumber);
  const readingsByUser = grouped(readings, (reading) => reading.user);
  const learning = steps.flatMap((step) =>
    matches(trustedBySerial, step.serialnumber)
      .flatMap((owner) => matches(readingsByUser, owner.email))
      .filter((reading) => reading.timestamp !== null && reading.timestamp === step.sensorreadingtime)
      .map(({ x, y, z }) => ({
        serialnumber: step.serialnumber,
        sensorreadingtime: step.sensorreadingtime,
        distancefromobject: step.distancefromobject,
        x,
        y,
        z,
      })),
  );
  return tables(trusted, readings, distinct(curated.map(withoutPersonalData)), steps, learning);
}

/** Missing, null, empty and 0 all mean no. */
function consents(customer: Customer): boolean {
  return customer.sharewithresearchasofdate !== null && customer.sharewithresearchasofdate > 0;
}

/** Was it at or after this customer's consent? */
function isSince(time: number | null, customer: Customer): boolean {
  const consent = customer.sharewithresearchasofdate;
  return time !== null && consent !== null && time >= consent;
}

function latest(records: readonly Customer[]): Customer {
  return records.reduce((best, record) => (order(record, best) < 0 ? record : best));
}

/**
 * Below 0 where the first record comes first. The policy ends at the serial number; between records that tie so far,
 * the transforms let a refusal win, then the smaller value of the other columns, so that every run chooses the same.
 */
function order(one: Customer, other: Customer): number {
  const later = (['lastupdatedate', 'registrationdate', 'serialnumber'] as const).map(
    (key) => [key, -1] as const,
  );
  const smaller = (
    [
      'sharewithresearchasofdate',
      'sharewithpublicasofdate',
      'sharewithfriendsasofdate',
      'customername',
      'phone',
      'birthday',
    ] as const
  ).map((key) => [key, 1] as const);
  for (const [key, direction] of [...later, ...smaller]) {
    const difference = ascending(one[key], other[key]) * direction;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Nulls before everything: so last where the direction is turned round. */
function ascending(one: Cell, other: Cell): number {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  return one < other ? -1 : 1;
}

function withoutPersonalData(customer: Customer): OracleRow {
  const { customername, email, phone, birthday, ...rest } = customer;
  return rest;
}

function grouped<T>(rows: readonly T[], key: (row: T) => Cell): ReadonlyMap<Cell, readonly T[]> {
  const groups = new Map<Cell, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** The rows whose key equals the value: none for null. */
function matches<T>(groups: ReadonlyMap<Cell, readonly T[]>, value: Cell): readonly T[] {
  return value === null ? [] : (groups.get(value) ?? []);
}

function distinct<T extends object>(rows: readonly T[]): readonly T[] {
  return [...new Map(rows.map((row) => [JSON.stringify(Object.values(row)), row])).values()];
}

function tables(
  customers: readonly Customer[],
  readings: readonly Reading[],
  curated: readonly (Customer | OracleRow)[],
  steps: readonly Step[],
  learning: readonly OracleRow[],
): Built {
  return {
    customer_trusted: customers.map((row) => ({ ...row })),
    accelerometer_trusted: readings.map((row) => ({ ...row })),
    customers_curated: curated.map((row) => ({ ...row })),
    step_trainer_trusted: steps.map((row) => ({ ...row })),
    machine_learning_curated: learning,
  };
}
