/** The custom properties of a table as rules: zone, inputs, strictColumns, rejects, consent, taint. */
import type { Consent, Input, PiiRule, Zone } from '../contract';
import { fields, listOf, numberOf, textOf, textsOf } from '../fields';
import type { Path } from '../problem';
import { columnName, findTable } from './names';
import type { Placed, Scope } from './scope';
import { severityOf, type Word } from './vocabulary';

type Words = ReadonlyMap<string, Word>;

const zones: readonly Zone[] = ['landing', 'trusted', 'curated'];

export function zoneOf(words: Words): Zone | null {
  return zones.find((zone) => zone === words.get('zone')?.value) ?? null;
}

export function strictColumnsOf(words: Words): boolean {
  return words.get('strictColumns')?.value !== false;
}

/** A share, 0 to 1; default 0. */
export function maxRejectsOf(words: Words): number {
  return (numberOf(fields(words.get('rejects')?.value).maxPercent) ?? 0) / 100;
}

export function inputsOf(scope: Scope, words: Words): readonly Placed<Input>[] {
  const word = words.get('inputs');
  return listOf(word?.value).flatMap((item, index) => {
    const stated = fields(item);
    const name = textOf(item) ?? textOf(stated.table);
    if (word === undefined || name === null) return [];
    const value: Input = {
      table: tableName(scope, name),
      maxRowsPerRow: numberOf(stated.maxRowsPerRow),
      severity: severityOf(stated.severity),
    };
    return [{ value, path: [...word.path, index] }];
  });
}

export function consentOf(scope: Scope, words: Words): readonly Placed<Consent>[] {
  const word = words.get('consent');
  if (word === undefined) return [];
  const items: readonly { item: unknown; path: Path }[] = Array.isArray(word.value)
    ? listOf(word.value).map((item, index) => ({ item, path: [...word.path, index] }))
    : [{ item: word.value, path: word.path }];
  return items.flatMap(({ item, path }) => {
    const value = consent(scope, item);
    return value === null ? [] : [{ value, path }];
  });
}

function consent(scope: Scope, item: unknown): Consent | null {
  const stated = fields(item);
  const [owner, key, ownerKey, date] = [stated.owner, stated.key, stated.ownerKey, stated.date].map(textOf);
  if (!owner || !key || !ownerKey || !date) return null;
  const reading = textOf(stated.reading);
  const entry = findTable(scope.tables, owner, scope.entry.source);
  return {
    owner: entry?.table ?? owner,
    key: columnName(scope.entry, key),
    ownerKey: columnName(entry, ownerKey),
    date: columnName(entry, date),
    reading: reading === null ? null : columnName(scope.entry, reading),
    severity: severityOf(stated.severity),
  };
}

/** Every curated table has this rule; elsewhere `taint` asks for it. */
export function piiRuleOf(scope: Scope, words: Words, zone: Zone | null): Placed<PiiRule> | null {
  const word = words.get('taint');
  if (word === undefined && zone !== 'curated') return null;
  const stated = fields(word?.value);
  const sources = Array.isArray(stated.from)
    ? textsOf(stated.from).map((name) => tableName(scope, name))
    : null;
  return { path: word?.path ?? scope.entry.path, value: { sources, severity: severityOf(stated.severity) } };
}

function tableName(scope: Scope, name: string): string {
  return findTable(scope.tables, name, scope.entry.source)?.table ?? name;
}
