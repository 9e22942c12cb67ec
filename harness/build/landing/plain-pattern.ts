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
/** A file whose keys change order all the time is left to the parser. */
const mostPatterns = 24;

interface Place {
  readonly known: KnownKey;
  readonly optional: boolean;
}

export function patternLearner(): PatternLearner {
  let places: readonly Place[] | null = null;
  let pattern: PlainPattern | null = null;
  let learnt = 0;
  return {
    get pattern() {
      return pattern;
    },
    learn(keys) {
      if (learnt >= mostPatterns || keys.length === 0) return;
      const next =
        places === null ? keys.map((known) => ({ known, optional: false })) : widened(places, keys);
      if (next === null || (places !== null && same(places, next))) return;
      places = next;
      pattern = compile(places);
      learnt += 1;
    },
  };
}

/** The places with room for the keys: new keys beside their neighbour, absent ones optional; null where the order differs. */
function widened(places: readonly Place[], keys: readonly KnownKey[]): readonly Place[] | null {
  const result: Place[] = [];
  let at = 0;
  for (const known of keys) {
    const found = places.findIndex((place) => place.known === known);
    if (found >= 0 && found < at) return null;
    for (; found >= 0 && at < found; at += 1) result.push(...optional(places[at]));
    result.push(found >= 0 ? (places[at] ?? { known, optional: true }) : { known, optional: true });
    if (found >= 0) at += 1;
  }
  return [...result, ...places.slice(at).flatMap(optional)];
}

const same = (one: readonly Place[], other: readonly Place[]): boolean =>
  one.length === other.length && one.every((place, index) => place.optional === other[index]?.optional);

const optional = (place: Place | undefined): readonly Place[] =>
  place === undefined ? [] : [{ ...place, optional: true }];

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
