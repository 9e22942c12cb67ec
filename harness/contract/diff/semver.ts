/** Semantic versions (semver.org 2.0.0), as far as contracts need them. */

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Dot-separated identifiers after `-`; empty for a release. */
  readonly prerelease: readonly string[];
}

/** How far a version was raised: `prerelease` where only the part after `-` grew. */
export type Raise = 'none' | 'prerelease' | 'patch' | 'minor' | 'major' | 'lowered';

const pattern =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Null where the text is no semantic version. */
export function parseVersion(text: string): Version | null {
  const [, major, minor, patch, prerelease] = pattern.exec(text) ?? [];
  if (major === undefined) return null;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    prerelease: prerelease?.split('.') ?? [],
  };
}

export function raiseOf(before: Version, after: Version): Raise {
  for (const part of ['major', 'minor', 'patch'] as const) {
    if (after[part] !== before[part]) return after[part] > before[part] ? part : 'lowered';
  }
  const order = comparePrerelease(before.prerelease, after.prerelease);
  return order === 0 ? 'none' : order < 0 ? 'prerelease' : 'lowered';
}

/** Negative where `a` comes first. A release comes after its prereleases; figures come before words. */
function comparePrerelease(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareIdentifier(a[index], b[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareIdentifier(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [left, right] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (left && right) return Number(a) - Number(b);
  if (left !== right) return left ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
