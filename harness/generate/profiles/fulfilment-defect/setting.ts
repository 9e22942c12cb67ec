/** Where and when the stories of a unit play: its serial numbers, its moments, and people to tell of. */
import { type Random, random } from '../../random';
import { DAY, dayOf, SECOND } from '../clock';
import { type Identity, people, serialNumber } from '../people';

/** The defect: this many serial numbers over all customers of a unit. */
const SERIALS = 30;
/** Trainers that were never sold. */
const ORPHAN_SERIALS = 2;
/** Moments at which a trainer may measure; it never does at the last, where phones still do. */
export const MOMENTS = 12;

/** Trainers measure in ten groups; those of a group at the same moments. */
const GROUPS = 10;
const MINUTE = 60 * SECOND;
const MOST_PEOPLE = 400;

export interface Setting {
  readonly chance: Random;
  /** In alphabetical order; the last two are orphans. */
  readonly serials: readonly string[];
  /** Unix ms of a moment (0 to 11) of a trainer. */
  moment(serial: number, moment: number): number;
  /** A moment of consent: just before the given moment of a trainer. */
  justBefore(serial: number, moment: number): number;
  /** A date (Unix ms) some days before, different for every call. */
  daysBefore(days: number): number;
  nextIdentity(): Identity;
}

export function setting(seed: number, unit: number): Setting {
  const chance = random(seed, unit);
  const identities = people(MOST_PEOPLE, unit, chance).values();
  const moment = (serial: number, index: number): number =>
    dayOf(unit) + 8 * 60 * MINUTE + index * MINUTE + (serial % GROUPS) * SECOND;
  let dates = 0;
  return {
    chance,
    serials: serials(seed, unit, chance),
    moment,
    justBefore: (serial, index) => moment(serial, index) - 1 - chance.below(MINUTE - 1),
    daysBefore: (days) => dayOf(unit) - days * DAY + (dates++ % DAY),
    nextIdentity: () => identities.next().value ?? outOfPeople(),
  };
}

function serials(seed: number, unit: number, chance: Random): readonly string[] {
  const count = SERIALS + ORPHAN_SERIALS;
  return Array.from({ length: count }, (_, index) => serialNumber(unit * count + index, seed, chance)).sort();
}

function outOfPeople(): never {
  throw new RangeError(`more than ${MOST_PEOPLE} people in a unit`);
}
