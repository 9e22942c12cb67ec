/** How many phone readings each step has: three as a rule, fewer where the total of its kind asks for it. */
import { type Random, shuffled } from '../../random';
import { type Kind, READINGS, READINGS_AT_SHARED_MOMENT, STEPS_PER_CUSTOMER } from './arithmetic';
import type { Walk } from './slots';

interface Step {
  readonly kind: Kind;
  readonly shared: boolean;
}

/** Readings of each step of each walk; the totals of the three kinds are those of `READINGS`, whatever the seed. */
export function readingsPerStep(walks: readonly Walk[], random: Random): readonly (readonly number[])[] {
  const steps = walks.map(stepsOf);
  const all = steps.flat();
  const spread = (kind: Kind): number[] => shuffled(counts(kind, all), random);
  const left = { after: spread('after'), before: spread('before'), none: spread('none') };
  const take = (step: Step): number =>
    step.shared ? READINGS_AT_SHARED_MOMENT : (left[step.kind].pop() ?? outOfReadings(step.kind));
  return steps.map((ofWalk) => ofWalk.map(take));
}

function stepsOf({ after, shared }: Walk): readonly Step[] {
  return Array.from({ length: STEPS_PER_CUSTOMER }, (_, step) => ({
    kind: after === null ? 'none' : step >= STEPS_PER_CUSTOMER - after ? 'after' : 'before',
    shared: step >= shared[0] && step < shared[1],
  }));
}

/** As published: a few ones and a 4, a 5 and a 6, and as many twos as bring the total to the kind's. */
function counts(kind: Kind, steps: readonly Step[]): readonly number[] {
  const ofKind = steps.filter((step) => step.kind === kind);
  const free = ofKind.filter((step) => !step.shared).length;
  const many = [4, 5, 6];
  const fewerThanThree = 3 * ofKind.length - READINGS[kind];
  const ones = Math.floor(fewerThanThree / 50);
  const twos = fewerThanThree + (4 - 3) + (5 - 3) + (6 - 3) - 2 * ones;
  const threes = free - ones - twos - many.length;
  return [...times(ones, 1), ...times(twos, 2), ...times(threes, 3), ...many];
}

function times(count: number, value: number): number[] {
  return Array<number>(count).fill(value);
}

function outOfReadings(kind: Kind): never {
  throw new RangeError(`more steps of kind "${kind}" than readings were spread over`);
}
