/** Whether the version of each contract was raised as its changes demand. */
import type { Contract } from '../contract';
import type { Change, ChangeKind } from './change';
import { parseVersion, raiseOf, type Version } from './semver';

export interface VersionProblem {
  readonly table: string;
  /** The contract's file as it is now. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** The lowest version that matches the changes; null where the version is none or was lowered. */
  readonly needed: string | null;
  readonly message: string;
}

/**
 * Breaking needs a major raise (a minor one below 1.0.0), compatible a minor, documentation a patch; more is fine, and
 * so is a raise without a change. Below one core version (`2.0.0-rc.1` to `2.0.0-rc.2`) everything may still change.
 * A table that came into a document, or left one that remains, counts for that document. @param changes of
 * `diffContracts(before, after)`.
 */
export function versionProblems(
  before: readonly Contract[],
  after: readonly Contract[],
  changes: readonly Change[],
): readonly VersionProblem[] {
  return after.flatMap((contract) => {
    const previous = predecessor(contract, before);
    if (previous === undefined) return [];
    const tables = new Set([
      ...tablesOf(contract.id, after),
      ...tablesOf(contract.id, before),
      contract.table,
    ]);
    const own = changes.filter(({ table }) => tables.has(table));
    return problem(previous, contract, own);
  });
}

function predecessor(contract: Contract, before: readonly Contract[]): Contract | undefined {
  return before.find(({ table }) => table === contract.table) ?? before.find(({ id }) => id === contract.id);
}

function tablesOf(id: string, contracts: readonly Contract[]): readonly string[] {
  return contracts.filter((contract) => contract.id === id).map(({ table }) => table);
}

function problem(before: Contract, after: Contract, changes: readonly Change[]): readonly VersionProblem[] {
  const found = { table: after.table, file: after.file, before: before.version, after: after.version };
  const start = `${after.file}: version ${before.version} -> ${after.version}`;
  const [old, now] = [parseVersion(before.version), parseVersion(after.version)];
  if (old === null || now === null) {
    return [{ ...found, needed: null, message: `${start}: not a semantic version such as 1.2.0` }];
  }
  if (raiseOf(old, now) === 'lowered') {
    return [{ ...found, needed: null, message: `${start}: a version is never lowered` }];
  }
  const worst = worstOf(changes);
  if (worst === null || isEnough(old, now, worst.kind)) return [];
  const needed = lowest(old, worst.kind);
  const count = changes.filter(({ kind }) => kind === worst.kind).length;
  const others = count === 1 ? '' : ` and ${count - 1} more`;
  const cause = `${worst.kind} change (${[worst.table, worst.path].filter(Boolean).join('.')}: ${worst.what}${others})`;
  return [{ ...found, needed, message: `${start}: a ${cause} needs ${needed} or higher` }];
}

function worstOf(changes: readonly Change[]): Change | null {
  const order: readonly ChangeKind[] = ['breaking', 'compatible', 'documentation'];
  return order.map((kind) => changes.find((change) => change.kind === kind)).find(Boolean) ?? null;
}

function isEnough(before: Version, after: Version, kind: ChangeKind): boolean {
  const raise = raiseOf(before, after);
  if (raise === 'prerelease') return true;
  if (raise === 'none') return false;
  if (kind === 'documentation' || raise === 'major') return true;
  return raise === 'minor' && (kind === 'compatible' || before.major === 0);
}

function lowest({ major, minor, patch }: Version, kind: ChangeKind): string {
  if (kind === 'documentation') return `${major}.${minor}.${patch + 1}`;
  return kind === 'breaking' && major > 0 ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}
