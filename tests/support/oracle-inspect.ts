/**
 * An independent answer to the questions of sql/inspect: plain TypeScript over typed rows, written from each file's
 * comment and not from its SQL. Rows in the order that the question promises, columns in its order.
 */
import type { Built, Cell, Customer, Landing, OracleRow } from './oracle';

type Answer = readonly OracleRow[];

export function answers(landing: Landing, built: Built): Readonly<Record<string, Answer>> {
  return {
    consent_states: consentStates(landing.customer_landing),
    duplicate_emails: duplicateEmails(landing.customer_landing),
    duplicate_readings: [
      { landing_table: 'accelerometer_landing', ...repeats(landing.accelerometer_landing) },
      { landing_table: 'step_trainer_landing', ...repeats(landing.step_trainer_landing) },
    ],
    readings_before_consent: readingsBeforeConsent(built),
    readings_without_consent: [{ readings: readingsOfNobody(built) }],
    shared_serials: sharedSerials(landing.customer_landing),
  };
}

function consentStates(customers: readonly Customer[]): Answer {
  const count = (is: (consent: number | null) => boolean) =>
    customers.filter((customer) => is(customer.sharewithresearchasofdate)).length;
  return [
    {
      customer_rows: customers.length,
      consenting: count((consent) => (consent ?? 0) > 0),
      consent_is_null: count((consent) => consent === null),
      consent_is_zero: count((consent) => consent !== null && consent <= 0),
    },
  ];
}

function duplicateEmails(customers: readonly Customer[]): Answer {
  const repeated = groups(customers, 'email').filter((rows) => rows.length > 1);
  const sizes = [...new Set(repeated.map((rows) => rows.length))].sort((one, other) => one - other);
  return sizes.map((size) => {
    const ofSize = repeated.filter((rows) => rows.length === size);
    const disagree = ofSize.filter((rows) => new Set(rows.map(consents)).size === 2);
    return { customer_rows: size, emails: ofSize.length, emails_that_disagree: disagree.length };
  });
}

function repeats(rows: readonly object[]): OracleRow {
  const copies = new Map<string, number>();
  for (const row of rows) {
    const text = JSON.stringify(Object.values(row));
    copies.set(text, (copies.get(text) ?? 0) + 1);
  }
  return {
    readings: rows.length,
    repeated_readings: [...copies.values()].filter((count) => count > 1).length,
    rows_in_excess: rows.length - copies.size,
  };
}

function readingsBeforeConsent({ accelerometer_trusted, customer_trusted }: Built): Answer {
  const dates = new Map<Cell, number>();
  for (const { email = null, sharewithresearchasofdate: date } of customer_trusted)
    if (Number(date) > 0) dates.set(email, Math.min(Number(date), dates.get(email) ?? Infinity));
  const early = accelerometer_trusted.filter(
    ({ user = null, timestamp = null }) =>
      dates.has(user) && (timestamp === null || Number(timestamp) < (dates.get(user) ?? 0)),
  );
  const times = early.flatMap(({ timestamp }) => (timestamp === null ? [] : [Number(timestamp)]));
  return [
    {
      readings: early.length,
      customers: new Set(early.map(({ user }) => user)).size,
      first_reading: times.length === 0 ? null : times.reduce((one, other) => Math.min(one, other)),
    },
  ];
}

function readingsOfNobody({ accelerometer_trusted, customer_trusted }: Built): number {
  const consenting = customer_trusted.filter((row) => Number(row.sharewithresearchasofdate) > 0);
  const emails = new Set(consenting.map(({ email }) => email));
  return accelerometer_trusted.filter(({ user }) => user === null || !emails.has(user)).length;
}

function sharedSerials(customers: readonly Customer[]): Answer {
  return groups(customers, 'serialnumber')
    .map((rows) => ({
      serialnumber: rows[0]?.serialnumber ?? null,
      customers: groups(rows, 'email').length,
    }))
    .filter((row) => row.customers > 1)
    .sort((one, other) => other.customers - one.customers || (text(one) < text(other) ? -1 : 1));
}

const text = ({ serialnumber }: Pick<Customer, 'serialnumber'>): string => serialnumber ?? '';

/** Rows that have no value of the key are in no group. */
function groups(
  customers: readonly Customer[],
  key: 'email' | 'serialnumber',
): readonly (readonly Customer[])[] {
  const found = new Map<string, Customer[]>();
  for (const customer of customers) {
    const value = customer[key];
    if (value !== null) found.set(value, [...(found.get(value) ?? []), customer]);
  }
  return [...found.values()];
}

function consents({ sharewithresearchasofdate: date }: Customer): boolean {
  return date !== null && date > 0;
}
