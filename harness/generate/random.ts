/**
 * Random numbers that are the same everywhere: xoshiro128** 1.1 (Blackman and Vigna, public domain), seeded through
 * a 32-bit mixer. Math.random cannot be seeded, and its algorithm is the engine's own affair.
 */

export interface Random {
  /** A whole number from 0 to 2^32 - 1. */
  next(): number;
  /** A whole number from 0 to n - 1, for n up to 2^32. */
  below(n: number): number;
}

/** The same numbers for the same seed and stream; different streams of one seed are unrelated. */
export function random(seed: number, ...stream: readonly number[]): Random {
  const words = [seed, ...stream].flatMap((value) => [value >>> 0, Math.floor(value / 2 ** 32) >>> 0]);
  const start = words.reduce((hash, word) => mixed(hash + word), 0);
  return xoshiro([1, 2, 3, 4].map((step) => mixed(start + Math.imul(step, GOLDEN))));
}

/** The generator itself, from its four words of state (not all 0). */
export function xoshiro(state: readonly number[]): Random {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  const next = (): number => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result;
  };
  return { next, below: (n) => Math.floor((next() / 2 ** 32) * n) };
}

/** A copy in random order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    // Both indexes are below the length: the elements exist.
    const held = order[last] as T;
    order[last] = order[other] as T;
    order[other] = held;
  }
  return order;
}

const GOLDEN = 0x9e3779b9;

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Spreads each bit of a word over all of them, so that seeds 1 and 2 start far apart. */
function mixed(word: number): number {
  let hash = (word + GOLDEN) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}
