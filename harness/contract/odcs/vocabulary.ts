/** The custom properties of the profile: what ODCS has no word for. docs/contracts.md documents each. */
import type { Severity } from '../contract';
import { type Fields, fields, listOf, textOf } from '../fields';
import type { Path, Report } from '../problem';

export const vocabulary = {
  table: ['zone', 'inputs', 'strictColumns', 'rejects', 'consent', 'taint'],
  relationship: ['childrenPerParent', 'severity'],
  sla: ['severity'],
} as const;

export const allWords: readonly string[] = [...new Set(Object.values(vocabulary).flat())];

/** A custom property and where its value stands. */
export interface Word {
  readonly value: unknown;
  readonly path: Path;
}

/** The custom properties of `node` (at `path`) that name no vendor, by name; the first where one stands twice. */
export function wordsOf(node: Fields, path: Path, report: Report): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  listOf(node.customProperties).forEach((item, index) => {
    const entry = fields(item);
    const name = textOf(entry.property);
    if (name === null || entry.vendor !== undefined) return;
    const place = [...path, 'customProperties', index];
    if (words.has(name)) {
      report({
        path: place,
        found: `custom property "${name}" a second time`,
        allowed: 'each custom property once',
      });
    } else words.set(name, { value: entry.value, path: [...place, 'value'] });
  });
  return words;
}

export function severityOf(value: unknown): Severity {
  return value === 'warning' ? 'warning' : 'error';
}
