/** A unit as landing lines, in random order, each as often as it lands. */
import type { Piece } from '../../profile';
import { type Random, shuffled } from '../../random';
import {
  ACCELEROMETER,
  CUSTOMER,
  customerLine,
  type LandedCustomer,
  type LandedDate,
  piece,
  readingLines,
  STEP_TRAINER,
  stepLines,
} from '../lines';
import type { Identity } from '../people';
import type { CustomerRecord, Reading, Unit } from './model';

export function landed({ people, strangers, steps }: Unit, random: Random): readonly Piece[] {
  const customers = people.flatMap(({ identity, current, earlier }) =>
    [current, ...earlier].flatMap((record) =>
      repeated(customerLine(customer(identity, record), 'plain'), record),
    ),
  );
  const stepTexts = steps.flatMap((step) =>
    repeated(stepLines(step.serial, 'plain').line(step.time, step.distance), step),
  );
  const phones = people.map(({ identity, readings }) => [identity.email, readings] as const);
  const readingTexts = [...phones, ...strangers].flatMap(([user, readings]) =>
    readingTextsOf(user, readings),
  );
  return [
    piece(CUSTOMER, 'plain', shuffled(customers, random)),
    piece(STEP_TRAINER, 'plain', shuffled(stepTexts, random)),
    piece(ACCELEROMETER, 'quirky', shuffled(readingTexts, random)),
  ];
}

function customer(identity: Identity, record: CustomerRecord): LandedCustomer {
  return {
    ...identity,
    serialNumber: record.serial,
    registrationDate: record.registered,
    lastUpdateDate: record.updated,
    shareWithResearchAsOfDate: record.landed,
    shareWithPublicAsOfDate: otherConsent(record, 2),
    shareWithFriendsAsOfDate: otherConsent(record, 3),
  };
}

/** Follows from the record alone: equal records must have equal dates. */
function otherConsent({ registered, landed: research }: CustomerRecord, every: number): LandedDate {
  if (registered % every === 0) return registered;
  return typeof research === 'number' ? undefined : research;
}

function readingTextsOf(user: string, readings: readonly Reading[]): readonly string[] {
  const { line } = readingLines(user, 'quirky');
  return readings.flatMap((reading) => repeated(line(reading.time, reading.axes), reading));
}

function repeated(line: string, { copies }: { readonly copies: number }): readonly string[] {
  return Array<string>(copies).fill(line);
}
