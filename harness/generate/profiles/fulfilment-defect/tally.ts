/** Counts the rows of every table of a unit from what its stories said, for both policies. */
import type { Expectations } from '../../../contract/expectations';
import type { CustomerRecord, Person, Step, Unit } from './model';

export function tally(unit: Unit): Expectations['rows'] {
  return { governed: { ...landing(unit), ...governed(unit) }, rubric: { ...landing(unit), ...rubric(unit) } };
}

/** Adds up what units have, which share no e-mail, serial number or moment. */
export function added(one: Expectations['rows'], other: Expectations['rows']): Expectations['rows'] {
  const policies = Object.entries(other).map(([policy, tables]) => {
    const before = one[policy] ?? {};
    const rows = Object.entries(tables).map(([table, count]) => [table, (before[table] ?? 0) + count]);
    return [policy, Object.fromEntries(rows)];
  });
  return Object.fromEntries(policies);
}

function landing({ people, strangers, steps }: Unit): Record<string, number> {
  const readings = [...people.map((one) => one.readings), ...strangers.map(([, own]) => own)].flat();
  return {
    customer_landing: copies(people.flatMap(records)),
    accelerometer_landing: copies(readings),
    step_trainer_landing: copies(steps),
  };
}

function governed({ people, steps }: Unit): Record<string, number> {
  const trusted = people.filter(({ current }) => current.consent !== null);
  const kept = trusted.map((one) => ({
    ...one,
    readings: one.readings.filter(({ time }) => time >= (one.current.consent ?? Number.POSITIVE_INFINITY)),
  }));
  const curated = kept.filter(({ readings }) => readings.length > 0);
  const stepsAt = countBy(
    steps,
    (step) => `${step.serial} ${step.time}`,
    () => 1,
  );
  return {
    customer_trusted: trusted.length,
    accelerometer_trusted: kept.flatMap(({ readings }) => readings).length,
    customers_curated: curated.filter(({ isTwin }) => !isTwin).length,
    step_trainer_trusted: steps.filter(({ serial, time }) => time >= firstConsent(curated, serial)).length,
    // A reading that is kept is after its owner's consent, and so are the steps of that moment.
    machine_learning_curated: sum(
      curated.flatMap(({ current, readings }) =>
        readings.map(({ time }) => stepsAt.get(`${current.serial} ${time}`) ?? 0),
      ),
    ),
  };
}

function rubric({ people, steps }: Unit): Record<string, number> {
  const agreed = people.map((one) => ({
    ...one,
    agreed: records(one).filter(({ consent }) => consent !== null),
  }));
  const curated = agreed.filter(({ readings }) => readings.length > 0).flatMap((one) => one.agreed);
  const serials = new Set(curated.map(({ serial }) => serial));
  const trustedSteps = steps.filter(({ serial }) => serials.has(serial));
  const trustedReadings = agreed.flatMap((one) =>
    one.readings.map(({ time, copies: landed }) => ({ time, rows: landed * copies(one.agreed) })),
  );
  const stepsAt = countBy(
    trustedSteps,
    ({ time }) => time,
    (step: Step) => step.copies,
  );
  return {
    customer_trusted: copies(agreed.flatMap((one) => one.agreed)),
    accelerometer_trusted: sum(trustedReadings.map(({ rows }) => rows)),
    customers_curated: curated.length,
    step_trainer_trusted: copies(trustedSteps),
    machine_learning_curated: sum(trustedReadings.map(({ time, rows }) => rows * (stepsAt.get(time) ?? 0))),
  };
}

function records({ current, earlier }: Person): readonly CustomerRecord[] {
  return [current, ...earlier];
}

function copies(rows: readonly { readonly copies: number }[]): number {
  return sum(rows.map((row) => row.copies));
}

function firstConsent(owners: readonly Person[], serial: string): number {
  const own = owners.filter(({ current }) => current.serial === serial);
  return Math.min(...own.map(({ current }) => current.consent ?? Number.POSITIVE_INFINITY));
}

function countBy<T, K>(
  rows: readonly T[],
  key: (row: T) => K,
  count: (row: T) => number,
): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + count(row));
  return counts;
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
