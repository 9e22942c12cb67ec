/**
 * Who walks when. The day of a unit has 478 slots of three minutes, each for two customers. Two who share moments walk
 * at the same spacing, the second starting on one of the first's later steps; any other two walk one after the other.
 * Steps of different slots never coincide, nor do those of two halves, so the shared moments are the only ones.
 */
import { type Random, shuffled } from '../../random';
import { dayOf, SECOND } from '../clock';
import { afterCounts, REFUSING, STEPS_PER_CUSTOMER, sharedMoments } from './arithmetic';

/** One customer's walk. */
export interface Walk {
  /** Steps at or after consent; null for one who refuses. */
  readonly after: number | null;
  /** Unix ms of the first step, and ms between steps. */
  readonly start: number;
  readonly spacing: number;
  /** Steps (from, to) shared with another who consents; empty where from = to. */
  readonly shared: readonly [from: number, to: number];
}

interface Couple {
  readonly afters: readonly [number | null, number | null];
  /** Moments in common; 0: one walks after the other. */
  readonly moments: number;
}

const SLOT = 180 * SECOND;
const LEAST_SPACING = 2 * SECOND;
/** Half a slot holds 29 of these, and a slot the 58 of a couple that shares one moment. */
const MOST_SPACING = 3 * SECOND;

/** The walks of a unit, in the order of its day. */
export function walks(unit: number, random: Random): readonly Walk[] {
  return shuffled(couples(random), random).flatMap((couple, slot) => {
    const from = dayOf(unit) + slot * SLOT;
    return couple.moments > 0 ? together(couple, from, random) : apart(couple, from, random);
  });
}

/** As published, customers of every kind meet: 30 couples who both consent, 30 of one each, 30 who both refuse. */
function couples(random: Random): readonly Couple[] {
  const consenting = shuffled(afterCounts, random);
  const met = sharedMoments.flatMap((moments): Couple[] => [
    { afters: [take(consenting), take(consenting)], moments },
    { afters: random.below(2) === 0 ? [take(consenting), null] : [null, take(consenting)], moments },
    { afters: [null, null], moments },
  ]);
  const refusing = Array<null>(REFUSING - 3 * sharedMoments.length).fill(null);
  const others = shuffled([...consenting, ...refusing], random);
  const alone = others.flatMap((after, index): Couple[] =>
    index % 2 === 0 ? [{ afters: [after, others[index + 1] ?? null], moments: 0 }] : [],
  );
  return [...met, ...alone];
}

function take(afters: number[]): number {
  const after = afters.pop();
  if (after === undefined) throw new RangeError('more couples than customers who consent');
  return after;
}

function together({ afters, moments }: Couple, from: number, random: Random): readonly Walk[] {
  const spacing = someSpacing(random);
  const lead = STEPS_PER_CUSTOMER - moments;
  const start = from + random.below(SLOT - (lead + STEPS_PER_CUSTOMER - 1) * spacing);
  const counted = afters[0] !== null && afters[1] !== null;
  return [
    { after: afters[0], start, spacing, shared: counted ? [lead, STEPS_PER_CUSTOMER] : [0, 0] },
    { after: afters[1], start: start + lead * spacing, spacing, shared: counted ? [0, moments] : [0, 0] },
  ];
}

function apart({ afters }: Couple, from: number, random: Random): readonly Walk[] {
  const half = SLOT / 2;
  return afters.map((after, index) => {
    const spacing = someSpacing(random);
    const start = from + index * half + random.below(half - (STEPS_PER_CUSTOMER - 1) * spacing);
    return { after, start, spacing, shared: [0, 0] };
  });
}

function someSpacing(random: Random): number {
  return LEAST_SPACING + random.below(MOST_SPACING - LEAST_SPACING + 1);
}
