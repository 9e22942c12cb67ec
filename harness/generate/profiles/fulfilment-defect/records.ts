/** Parts of the stories: records that consent or refuse in every way that lands, and readings around a consent. */
import { shuffled } from '../../random';
import { AXES_COUNT, type LandedDate } from '../lines';
import type { CustomerRecord, Person, Reading } from './model';
import { MOMENTS, type Setting } from './setting';

type Dates = Partial<Pick<CustomerRecord, 'registered' | 'updated' | 'copies'>>;

/** A record that consents since `consent`; where nothing else is said, that is its last change. */
export function agreeing(set: Setting, serial: number, consent: number, dates: Dates = {}): CustomerRecord {
  // Some files hold numbers as text.
  const landed = set.chance.below(6) === 0 ? String(consent) : consent;
  return record(set, serial, { consent, landed }, { updated: consent, ...dates });
}

/** A record that does not consent, changed last on the unit's own day where nothing else is said. */
export function refusing(set: Setting, serial: number, dates: Dates = {}): CustomerRecord {
  const landed = REFUSALS[set.chance.below(REFUSALS.length)];
  return record(set, serial, { consent: null, landed }, { updated: set.daysBefore(0), ...dates });
}

const REFUSALS: readonly LandedDate[] = [undefined, null, 0, '', '0'];

function record(
  set: Setting,
  serial: number,
  consent: Pick<CustomerRecord, 'consent' | 'landed'>,
  dates: Dates & Pick<CustomerRecord, 'updated'>,
): CustomerRecord {
  return {
    serial: set.serials[serial] ?? '',
    registered: set.daysBefore(90),
    copies: 1,
    ...consent,
    ...dates,
  };
}

/** Readings at every moment in `always` and at about half of the others from `from` to before `to`. */
export function readingsAt(
  set: Setting,
  serial: number,
  always: readonly number[],
  [from, to]: readonly [number, number] = [0, MOMENTS],
): readonly Reading[] {
  const axes = Array.from({ length: AXES_COUNT }, (_, index) => index);
  return Array.from({ length: to - from }, (_, index) => from + index)
    .filter((moment) => always.includes(moment) || set.chance.below(2) === 0)
    .flatMap((moment) =>
      shuffled(axes, set.chance)
        .slice(0, 1 + set.chance.below(3))
        .map((one) => ({
          time: set.moment(serial, moment),
          axes: one,
          copies: set.chance.below(6) === 0 ? 2 : 1,
        })),
    );
}

export function person(
  set: Setting,
  current: CustomerRecord,
  readings: readonly Reading[],
  earlier: readonly CustomerRecord[] = [],
): Person {
  return { identity: set.nextIdentity(), current, earlier, readings, isTwin: false };
}
