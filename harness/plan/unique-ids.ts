import { freeId } from '../contract/free-id';
import type { Check } from './check';

/** Ids unique in the table: the second check of one id becomes `id.2`, the third `id.3`. */
export function withUniqueIds(checks: readonly Check[]): readonly Check[] {
  const taken = new Set<string>();
  return checks.map((check) => {
    const id = freeId(check.id, taken);
    taken.add(id);
    return id === check.id ? check : { ...check, id };
  });
}
