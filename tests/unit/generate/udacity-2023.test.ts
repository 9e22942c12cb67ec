import fc from 'fast-check';
import { profileNamed } from '../../../harness/generate/profiles';
import { dayOf } from '../../../harness/generate/profiles/clock';
import { people, serialNumber } from '../../../harness/generate/profiles/people';
import {
  afterCounts,
  type Kind,
  READINGS,
  STEPS_PER_CUSTOMER,
  sharedMoments,
} from '../../../harness/generate/profiles/udacity-2023/arithmetic';
import { readingsPerStep } from '../../../harness/generate/profiles/udacity-2023/readings-per-step';
import { type Walk, walks } from '../../../harness/generate/profiles/udacity-2023/slots';
import { random } from '../../../harness/generate/random';

const seeds = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
const moments = (walk: Walk): readonly number[] =>
  Array.from({ length: STEPS_PER_CUSTOMER }, (_, step) => walk.start + step * walk.spacing);
const kindOf = (walk: Walk, step: number): Kind =>
  walk.after === null ? 'none' : step >= STEPS_PER_CUSTOMER - walk.after ? 'after' : 'before';

describe('the arithmetic of udacity-2023', () => {
  test('482 customers consent, 464 of them before their last step, with 11,297 steps after consent', () => {
    expect(afterCounts).toHaveLength(482);
    expect(afterCounts.filter((count) => count > 0)).toHaveLength(464);
    expect(sum(afterCounts)).toBe(11_297);
    expect(Math.max(...afterCounts)).toBe(STEPS_PER_CUSTOMER);
  });

  test('the readings add up to those that landed', () => {
    expect(READINGS.after + READINGS.before + READINGS.none).toBe(81_273);
  });

  test('30 couples share 450 moments', () => {
    expect(sharedMoments).toHaveLength(30);
    expect(sum(sharedMoments)).toBe(450);
  });
});

test.each(['udacity-2023', 'fulfilment-defect'])(
  '%s streams: of a million units the first lines come at once',
  (name) => {
    const first = profileNamed(name).pieces(1_000_000, 1).next();
    expect(first.done).toBe(false);
  },
);

describe('the walks of a unit', () => {
  test('among those who consent, no moments coincide but the 450 shared ones, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const consenting = walks(0, random(seed)).filter((walk) => walk.after !== null);
        expect(consenting).toHaveLength(482);
        const all = consenting.flatMap(moments);
        expect(all.length - new Set(all).size).toBe(450);
        expect(sum(consenting.map(({ shared }) => shared[1] - shared[0]))).toBe(2 * 450);
      }),
      { numRuns: 10 },
    );
  });

  test('lie within the day of their unit', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 200 }), (seed, unit) => {
        const all = walks(unit, random(seed)).flatMap(moments);
        expect(all.every((moment) => moment >= dayOf(unit) && moment < dayOf(unit + 1))).toBe(true);
      }),
      { numRuns: 5 },
    );
  });

  test('have one to six readings a step, three at a shared moment, and exactly the readings of each kind', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = random(seed);
        const walking = walks(0, chance);
        const perStep = readingsPerStep(walking, chance);
        const atShared = new Set<number>();
        const totals: Record<Kind, number> = { after: 0, before: 0, none: 0 };
        for (const [index, walk] of walking.entries()) {
          for (const [step, readings] of (perStep[index] ?? []).entries()) {
            totals[kindOf(walk, step)] += readings;
            if (step >= walk.shared[0] && step < walk.shared[1]) atShared.add(readings);
          }
        }
        expect([...atShared]).toEqual([3]);
        expect(totals).toEqual(READINGS);
        expect([...new Set(perStep.flat())].sort()).toEqual([1, 2, 3, 4, 5, 6]);
      }),
      { numRuns: 5 },
    );
  });
});

describe('the people of a unit', () => {
  test('have e-mails of their own, within a unit and between units', () => {
    const emails = [0, 1, 2].flatMap((unit) => people(956, unit, random(3, unit)).map((one) => one.email));
    expect(new Set(emails).size).toBe(3 * 956);
    expect(emails.every((email) => /^[^@ ]+@test[.]com$/.test(email))).toBe(true);
  });

  test('have serial numbers that look like UUIDs and differ for different ordinals', () => {
    const chance = random(1);
    const serials = Array.from({ length: 5_000 }, (_, ordinal) => serialNumber(ordinal, 42, chance));
    expect(serials.every((serial) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(serial))).toBe(true);
    expect(new Set(serials.map((serial) => serial.slice(0, 8))).size).toBe(5_000);
  });
});
