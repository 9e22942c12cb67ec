/**
 * What changed between two versions of contracts, classified for those who read the tables.
 *
 * breaking: a query or an assumption that was right may now be wrong. compatible: all that was promised still is.
 * documentation: nothing that is checked changed.
 *
 * | change | kind |
 * | --- | --- |
 * | table removed / added | breaking / compatible |
 * | column removed or renamed, retyped (widened too), another logicalType, moved | breaking |
 * | column added at the end / before another | compatible / breaking (strictColumns or not) |
 * | classification changed | breaking either way; from none to public or internal: compatible |
 * | zone, location, landing prefix or format changed | breaking; a first location: compatible |
 * | input added or removed | compatible |
 * | promise (required, unique, key, value rule, quality, relationship, children, maxRowsPerRow, rejects, freshness, |
 * |   consent, pii, strictColumns) added or tightened, severity raised | compatible |
 * | the same removed, loosened, of another subject, not comparable, severity lowered | breaking |
 * | any change of a promise that was a warning before (a warning promises nothing) | compatible |
 * | description of table, column or rule; id of the document | documentation |
 */
import type { Contract } from '../contract';
import type { Change } from './change';
import type { Promised } from './diff-promised';
import { promises } from './diff-promises';
import { isWithin } from './diff-sets';
import { structureChanges } from './diff-structure';

type Found = Omit<Change, 'table'>;

/** Compares by table name: give the contracts of one folder of a policy at a time. In the order of the tables. */
export function diffContracts(before: readonly Contract[], after: readonly Contract[]): readonly Change[] {
  const old = byTable(before);
  const now = byTable(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((table) =>
    tableChanges(old.get(table), now.get(table)).map((change) => ({ table, ...change })),
  );
}

function byTable(contracts: readonly Contract[]): ReadonlyMap<string, Contract> {
  return new Map(contracts.map((contract) => [contract.table, contract]));
}

function tableChanges(before: Contract | undefined, after: Contract | undefined): readonly Found[] {
  if (before === undefined) return [{ path: '', kind: 'compatible', what: 'table added' }];
  if (after === undefined) return [{ path: '', kind: 'breaking', what: 'table removed' }];
  return [...structureChanges(before, after), ...promiseChanges(before, after)];
}

function promiseChanges(before: Contract, after: Contract): readonly Found[] {
  const kept = keptColumns(before, after);
  const old = byPath(before, kept);
  const now = byPath(after, kept);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path) =>
    promiseChange(old.get(path), now.get(path)),
  );
}

/** What was promised of a column that came or went is part of that change. */
function keptColumns(before: Contract, after: Contract): ReadonlySet<string> {
  const names = new Set(after.columns.map(({ name }) => name));
  return new Set(before.columns.map(({ name }) => name).filter((name) => names.has(name)));
}

function byPath(contract: Contract, columns: ReadonlySet<string>): ReadonlyMap<string, Promised> {
  const kept = promises(contract).filter(({ column }) => column === null || columns.has(column));
  return new Map(kept.map((promise) => [promise.path, promise]));
}

function promiseChange(before: Promised | undefined, after: Promised | undefined): readonly Found[] {
  if (after === undefined) return before === undefined ? [] : [lost(before, '', `removed: ${before.says}`)];
  if (before === undefined) return [{ path: after.path, kind: 'compatible', what: `added: ${after.says}` }];
  return [
    ...contentChange(before, after),
    ...severityChange(before, after),
    ...descriptionChange(before, after),
  ];
}

function contentChange(before: Promised, after: Promised): readonly Found[] {
  const what = `${before.says} -> ${after.says}`;
  if (before.subject !== after.subject) return [lost(before, '', `another rule: ${what}`)];
  const narrower = isWithin(after.allowed, before.allowed);
  if (narrower && isWithin(before.allowed, after.allowed)) return [];
  return narrower
    ? [{ path: before.path, kind: 'compatible', what: `tightened: ${what}` }]
    : [lost(before, '', `loosened: ${what}`)];
}

function severityChange(before: Promised, after: Promised): readonly Found[] {
  return before.severity === after.severity
    ? []
    : [lost(before, '.severity', `${before.severity} -> ${after.severity}`)];
}

function descriptionChange(before: Promised, after: Promised): readonly Found[] {
  return before.description === after.description
    ? []
    : [{ path: `${before.path}.description`, kind: 'documentation', what: 'description changed' }];
}

/** Readers lose what an error enforced; a warning enforced nothing. */
function lost(before: Promised, suffix: string, what: string): Found {
  return { path: before.path + suffix, kind: before.severity === 'error' ? 'breaking' : 'compatible', what };
}
