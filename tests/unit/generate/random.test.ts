import fc from 'fast-check';
import { type Random, random, shuffled, xoshiro } from '../../../harness/generate/random';

const first = (source: Random, count: number): readonly number[] =>
  Array.from({ length: count }, () => source.next());

describe('random numbers', () => {
  test('are those of the reference implementation of xoshiro128**', () => {
    const state = [0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0];
    expect(first(xoshiro(state), 4)).toEqual([0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70]);
  });

  test('are the same for the same seed and stream', () => {
    expect(first(random(7, 3), 5)).toEqual(first(random(7, 3), 5));
  });

  test.each([
    ['seeds one apart', random(7), random(8)],
    ['seeds that differ above 32 bits only', random(1), random(1 + 2 ** 32)],
    ['streams of one seed', random(7, 0), random(7, 1)],
    ['seed and stream exchanged', random(7, 8), random(8, 7)],
  ])('differ for %s', (_, one, other) => {
    expect(first(one, 5)).not.toEqual(first(other, 5));
  });

  test('below n are from 0 to n - 1, each about equally often', () => {
    const source = random(1);
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 30_000; draw += 1) {
      const number = source.below(3);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    expect(counts).toHaveLength(3);
    expect(Math.min(...counts)).toBeGreaterThan(9_700);
  });

  test('shuffle keeps every item, changes the order and leaves its input as it was', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const order = shuffled(items, random(seed));
        expect([...order].sort((one, other) => one - other)).toEqual(items);
        expect(order).not.toEqual(items);
      }),
      { numRuns: 50 },
    );
    expect(items[49]).toBe(49);
  });
});
