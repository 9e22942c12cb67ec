/** When each customer registered, was last updated and consented. */
import type { Random } from '../../random';
import { SECOND } from '../clock';
import type { LandedCustomer } from '../lines';
import type { Identity } from '../people';
import { STEPS_PER_CUSTOMER } from './arithmetic';
import type { Walk } from './slots';

type Dates = Pick<
  LandedCustomer,
  | 'registrationDate'
  | 'lastUpdateDate'
  | 'shareWithResearchAsOfDate'
  | 'shareWithPublicAsOfDate'
  | 'shareWithFriendsAsOfDate'
>;

/** One landing record: who refuses has no key for it, and so for the other two consents. */
export function customerOf(identity: Identity, serial: string, walk: Walk, random: Random): LandedCustomer {
  return { ...identity, serialNumber: serial, ...datesOf(walk, random) };
}

/** As published, most records were never changed after registration, and every consent carries the record's date. */
function datesOf(walk: Walk, random: Random): Dates {
  const consented = walk.after === null ? null : consentOf(walk, walk.after, random);
  const updated = consented ?? walk.start + random.below(STEPS_PER_CUSTOMER * walk.spacing);
  const changedLater = walk.after === 0 || random.below(40) === 0;
  return {
    registrationDate: changedLater ? Math.min(walk.start, updated) - 1 - random.below(60 * SECOND) : updated,
    lastUpdateDate: updated,
    shareWithResearchAsOfDate: consented ?? undefined,
    shareWithPublicAsOfDate: random.below(2) === 0 ? updated : undefined,
    shareWithFriendsAsOfDate: random.below(2) === 0 ? updated : undefined,
  };
}

/** A moment with exactly `after` steps later than it, and never that of a step. */
function consentOf({ start, spacing }: Walk, after: number, random: Random): number {
  const firstAfter = start + (STEPS_PER_CUSTOMER - after) * spacing;
  return firstAfter - 1 - random.below(spacing - 1);
}
