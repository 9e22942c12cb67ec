/**
 * The people of a unit, story by story. Each story is one way for an implementation to go wrong, and within a unit
 * all wrongs of a kind pull the counts the same way, so that they never cancel out.
 *
 * Trainers (serial numbers 0 to 29) have roles: 0 to 17 have many owners, 18 to 20 only owners who refuse, 21 to 23
 * only owners without readings, 24 to 26 only owners whose readings are all from before their consent, 27 only owners
 * who withdrew, 28 and 29 one owner each.
 */
import type { Person } from './model';
import { agreeing, person, readingsAt, refusing } from './records';
import type { Setting } from './setting';

/** `index` counts the tellings of one story. */
type Story = (set: Setting, index: number) => readonly Person[];

/** Everybody in a unit of scale. */
export function everybody(set: Setting): readonly Person[] {
  return stories.flatMap(([times, story]) =>
    Array.from({ length: times }, (_, index) => story(set, index)).flat(),
  );
}

/** The first to consent among the owners of a trainer, exactly at a moment with a step and a reading. */
const consentsAtReading: Story = (set, serial) => {
  const current = agreeing(set, serial, set.moment(serial, 1));
  const [first, ...others] = readingsAt(set, serial, [0, 1, 2]);
  // At least one reading lands twice, whatever the seed.
  return [person(set, current, first === undefined ? [] : [{ ...first, copies: 2 }, ...others])];
};

const consentsBetweenReadings: Story = (set, index) => {
  const serial = index % MANY_OWNERS;
  const moment = 2 + set.chance.below(7);
  const current = agreeing(set, serial, set.justBefore(serial, moment));
  return [person(set, current, readingsAt(set, serial, [moment - 1, moment]))];
};

const refuses: Story = (set, index) => {
  const serial = index % MANY_OWNERS;
  return [person(set, refusing(set, serial), readingsAt(set, serial, [5]))];
};

/** Up to six records, all consenting; readings between the first consent and the one that counts are out. */
const consentsAnew: Story = (set, index) => {
  const serial = index % MANY_OWNERS;
  const current = agreeing(set, serial, set.justBefore(serial, 6));
  const earlier = olderSerials(index).map((one, age) => agreeing(set, one, set.daysBefore(age + 2)));
  return [person(set, current, readingsAt(set, serial, [4, 5, 6, 7]), earlier)];
};

const withdrew: Story = (set, index) => {
  const serial = index % MANY_OWNERS;
  const earlier = olderSerials(index).map((one, age) => agreeing(set, one, set.daysBefore(age + 2)));
  return [person(set, refusing(set, serial), readingsAt(set, serial, [3, 4]), earlier)];
};

const withdrewAsEveryOwnerDid: Story = (set) => {
  const earlier = [agreeing(set, 27, set.daysBefore(2))];
  return [person(set, refusing(set, 27), readingsAt(set, 27, [3, 4]), earlier)];
};

const consentsAtLast: Story = (set, index) => {
  const serial = index % MANY_OWNERS;
  const current = agreeing(set, serial, set.justBefore(serial, 4));
  const earlier = olderSerials(index).map((one, age) =>
    refusing(set, one, { updated: set.daysBefore(age + 2) }),
  );
  return [person(set, current, readingsAt(set, serial, [3, 4]), earlier)];
};

/** Both records changed at once; the later registration refuses, the greater serial number consents. */
const registrationBreaksTie: Story = (set, index) => {
  const updated = set.daysBefore(3);
  const current = refusing(set, index, { updated, registered: set.daysBefore(10) });
  const other = agreeing(set, index + 1, updated, { registered: set.daysBefore(20) });
  return [person(set, current, readingsAt(set, index, [5, 6]), [other])];
};

/** Both dates tie; the greater serial number refuses. */
const serialBreaksTie: Story = (set, index) => {
  const dates = { updated: set.daysBefore(3), registered: set.daysBefore(10) };
  const current = refusing(set, index + 1, dates);
  return [person(set, current, readingsAt(set, index, [5, 6]), [agreeing(set, index, dates.updated, dates)])];
};

/** A record that was never changed is older than any that was, however late it was registered. */
const neverChangedIsOldest: Story = (set, index) => {
  const current = refusing(set, index, { updated: set.daysBefore(40), registered: set.daysBefore(50) });
  const dates = { updated: null, registered: set.daysBefore(5) };
  const other = agreeing(set, index + 1, set.daysBefore(4), dates);
  return [person(set, current, readingsAt(set, index, [5, 6]), [other])];
};

/** Two people whose e-mails differ in case only; every second time the other one refuses. */
const differsInCase: Story = (set, index) => {
  const serial = index % MANY_OWNERS;
  const capital = person(set, agreeing(set, serial, set.justBefore(serial, 3)), readingsAt(set, serial, [3]));
  const identity = { ...capital.identity, email: capital.identity.email.toLowerCase() };
  const current =
    index % 2 === 0
      ? agreeing(set, serial, set.justBefore(serial, 5))
      : refusing(set, serial, { updated: set.daysBefore(3) });
  return [capital, { ...capital, identity, current, readings: readingsAt(set, serial, [6, 7, 8]) }];
};

/** Two people with one trainer, the same dates and the same readings: without e-mails nothing tells them apart. */
const looksLikeAnother: Story = (set, index) => {
  const serial = index % MANY_OWNERS;
  const one = person(set, agreeing(set, serial, set.justBefore(serial, 3)), readingsAt(set, serial, [3, 4]));
  return [one, { ...one, identity: set.nextIdentity(), isTwin: true }];
};

const hasNoReadings: Story = (set, index) => {
  const serial = 21 + (index % 3);
  return [person(set, agreeing(set, serial, set.justBefore(serial, 2)), [])];
};

const readsOnlyBeforeConsent: Story = (set, index) => {
  const serial = 24 + (index % 3);
  return [
    person(set, agreeing(set, serial, set.justBefore(serial, 9)), readingsAt(set, serial, [5], [2, 9])),
  ];
};

const refusesAsEveryOwnerDoes: Story = (set, index) => {
  const serial = 18 + (index % 3);
  return [person(set, refusing(set, serial), readingsAt(set, serial, [5]))];
};

/** One record that landed twice. */
const landsTwice: Story = (set, index) => {
  const serial = index % MANY_OWNERS;
  const current = agreeing(set, serial, set.justBefore(serial, 4), { copies: 2 });
  return [person(set, current, readingsAt(set, serial, [4]))];
};

const ownsAlone: Story = (set, index) => {
  const serial = 28 + index;
  return [person(set, agreeing(set, serial, set.justBefore(serial, 3)), readingsAt(set, serial, [2, 3]))];
};

/** Serial numbers 0 to 17. */
const MANY_OWNERS = 18;

/** Trainers of one to five earlier records. */
function olderSerials(index: number): readonly number[] {
  return Array.from({ length: 1 + (index % 5) }, (_, age) => (index + 3 * age) % MANY_OWNERS);
}

const stories: readonly (readonly [times: number, story: Story])[] = [
  [6, consentsAtReading],
  [36, consentsBetweenReadings],
  [36, refuses],
  [15, consentsAnew],
  [15, withdrew],
  [3, withdrewAsEveryOwnerDid],
  [10, consentsAtLast],
  [3, registrationBreaksTie],
  [3, serialBreaksTie],
  [3, neverChangedIsOldest],
  [4, differsInCase],
  [3, looksLikeAnother],
  [6, hasNoReadings],
  [6, readsOnlyBeforeConsent],
  [6, refusesAsEveryOwnerDoes],
  [4, landsTwice],
  [2, ownsAlone],
];
