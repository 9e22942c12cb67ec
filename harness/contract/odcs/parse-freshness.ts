/** ODCS `slaProperties`: `freshness` is a rule, all others are documentation. */
import type { Freshness } from '../contract';
import { type Fields, fields, listOf, numberOf, textOf } from '../fields';
import { nearest } from '../nearest';
import type { Path, Report } from '../problem';
import { columnName, type TableEntry } from './names';
import type { Placed } from './scope';
import { severityOf, wordsOf } from './vocabulary';

export interface TableFreshness extends Placed<Freshness> {
  readonly entry: TableEntry;
}

/** `document` is the whole file, `entries` its tables. */
export function parseFreshness(
  document: Fields,
  entries: readonly TableEntry[],
  report: Report,
): readonly TableFreshness[] {
  return listOf(document.slaProperties).flatMap((item, index) => {
    const node = fields(item);
    const path = ['slaProperties', index];
    if (textOf(node.property)?.toLowerCase() !== 'freshness') return [];
    const maxAgeMs = ageOf(node, path, report);
    const severity = severityOf(wordsOf(node, path, report).get('severity')?.value);
    if (maxAgeMs === null) return [];
    return elements(document, node, path, entries, report).map(({ entry, column }) => ({
      entry,
      path,
      value: { column, maxAgeMs, severity },
    }));
  });
}

const second = 1000;
const day = 24 * 60 * 60 * second;

const units: readonly { readonly names: readonly string[]; readonly ms: number }[] = [
  { names: ['s', 'sec', 'second', 'seconds'], ms: second },
  { names: ['min', 'm', 'minute', 'minutes'], ms: 60 * second },
  { names: ['h', 'hr', 'hour', 'hours'], ms: 60 * 60 * second },
  { names: ['d', 'day', 'days'], ms: day },
  { names: ['w', 'week', 'weeks'], ms: 7 * day },
  { names: ['mo', 'month', 'months'], ms: 30 * day },
  { names: ['y', 'yr', 'year', 'years'], ms: 365 * day },
];

function ageOf(node: Fields, path: Path, report: Report): number | null {
  const value = numberOf(node.value) ?? numberOf(Number(textOf(node.value) ?? Number.NaN));
  if (value === null || value < 0) {
    const found = `freshness of "${String(node.value)}"`;
    report({ path: [...path, 'value'], found, allowed: 'a number of units, 0 or more' });
    return null;
  }
  const unit = textOf(node.unit);
  const known = units.find(({ names }) => names.includes(unit?.toLowerCase() ?? ''));
  if (known !== undefined) return value * known.ms;
  const names = units.flatMap((each) => each.names);
  report({
    path: unit === null ? path : [...path, 'unit'],
    found: unit === null ? 'freshness without a unit' : `unknown unit "${unit}"`,
    allowed: 's, min, h, d, w, mo, y',
    nearest: unit === null ? null : nearest(unit, names),
  });
  return null;
}

/** `table.column`, several separated by commas; `column` alone where the document has one table. */
function elements(
  document: Fields,
  node: Fields,
  path: Path,
  entries: readonly TableEntry[],
  report: Report,
): readonly { readonly entry: TableEntry; readonly column: string }[] {
  const stated = textOf(node.element) ?? textOf(document.slaDefaultElement);
  if (stated === null) {
    report({ path, found: 'freshness without an element', allowed: 'element: table.column' });
    return [];
  }
  const place = node.element === undefined ? path : [...path, 'element'];
  return stated.split(',').flatMap((text) => {
    const [table, column] = splitElement(text.trim(), entries);
    const entry = entries.find(({ name, table: physical }) => name === table || physical === table);
    if (entry !== undefined && column !== undefined) return [{ entry, column: columnName(entry, column) }];
    const names = entries.map(({ name }) => name);
    report({
      path: place,
      found: `unknown table in "${text.trim()}"`,
      allowed: names.map((name) => `${name}.<column>`).join(', ') || 'a table of this file',
      nearest: table === undefined ? null : nearest(table, names),
    });
    return [];
  });
}

function splitElement(text: string, entries: readonly TableEntry[]): readonly (string | undefined)[] {
  const [only] = entries;
  if (!text.includes('.') && entries.length === 1) return [only?.name, text];
  const dot = text.lastIndexOf('.');
  return dot === -1 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
