import type { Fields } from './fields';
import { nearest } from './nearest';
import type { Finding, Path } from './problem';

/** A finding for each key of `node`, at `path`, that is not allowed. */
export function unknownKeys(node: Fields, path: Path, allowed: readonly string[]): readonly Finding[] {
  return Object.keys(node)
    .filter((key) => !allowed.includes(key))
    .map((key) => ({
      path,
      key,
      found: `unknown key "${key}"`,
      allowed: allowed.join(', '),
      nearest: nearest(key, allowed),
    }));
}
