/**
 * The objects that need no second look, as one regular expression: keys of the file's spelling in their usual order,
 * values that DuckDB reads exactly as meant. V8 compiles it, so it proves a file plain at about 600 MB/s, where the
 * parser needs five times as long. It is learnt from objects that the parser has passed, and admits nothing that the
 * parser would refuse (a property test holds them together): each key once, known keys only, no lossy value.
 */
import type { KnownKey } from './key-spelling';

export interface PlainPattern {
  /** One object, anchored at lastIndex. */
  readonly object: RegExp;
  /** `linesAtOnce` lines of one object each: fewer calls. */
  readonly lines: RegExp;
}

export interface PatternLearner {
  /** Null until the first object was learnt. */
  readonly pattern: PlainPattern | null;
  /** Takes in the keys of an object that stands in the file as DuckDB may read it. */
  learn(keys: readonly KnownKey[]): void;
}

export const linesAtOnce = 32;
/** Each costs a compilation: a file with more ways to leave out keys is left to the parser in part. */
const mostOrders = 24;

interface Place {
  readonly known: KnownKey;
  readonly optional: boolean;
}

type Keys = readonly KnownKey[];

export function patternLearner(): PatternLearner {
  let seen: readonly Keys[] = [];
  let pattern: PlainPattern | null = null;
  return {
    get pattern() {
      return pattern;
    },
    learn(keys) {
      if (seen.length >= mostOrders || keys.length === 0 || seen.some((one) => equal(one, keys))) return;
      const places = inOneOrder([...seen, keys]);
      if (places === null) return;
      seen = [...seen, keys];
      pattern = compile(places);
    },
  };
}

const equal = (one: Keys, other: Keys): boolean =>
  one.length === other.length && one.every((known, index) => known === other[index]);

/** All keys in an order that every list keeps; null where two lists contradict each other. */
function inOneOrder(lists: readonly Keys[]): readonly Place[] | null {
  const places: Place[] = [];
  for (let rest = lists; rest.length > 0; ) {
    const next = rest
      .map(([first]) => first)
      .find((one) => rest.every((list) => one && list.indexOf(one) < 1));
    if (next === undefined) return null;
    places.push({ known: next, optional: !lists.every((list) => list.includes(next)) });
    rest = rest.map((list) => (list[0] === next ? list.slice(1) : list)).filter((list) => list.length > 0);
  }
  return places;
}

function compile(places: readonly Place[]): PlainPattern {
  // After a comma a key must follow, and where no comma stands the object must end.
  const object = `\\{ ?${places.map((place) => `${member(place)}`).join('')}\\}`;
  return {
    object: new RegExp(object, 'y'),
    lines: new RegExp(`(?:${object}\\r?\\n){${linesAtOnce}}`, 'y'),
  };
}

function member({ known, optional: may }: Place): string {
  const source = `"${escaped(known.ownKey)}": ?(?:${known.column.kind.plain}|null)(?:, ?(?=")| ?(?=\\}))`;
  return may ? `(?:${source})?` : source;
}

function escaped(key: string): string {
  return key.replace(/[^A-Za-z0-9_]/g, (mark) => `\\x${mark.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
