/** What `npm run bundle` makes before a synth: the audit function and the compiled checks. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from '../harness/errors';

export interface Bundle {
  /** Holds index.js and nothing else. */
  readonly folder: string;
  /** SHA-256 of index.js, base64: Terraform uploads the archive when it changes. Lambda's own hash is the archive's. */
  readonly hash: string;
}

export interface Built {
  /** Holds the audit function. */
  readonly functionFolder: string;
  /** Holds `<policy>/<table>.json`. */
  readonly checksFolder: string;
}

export const builtIn = (root: string): Built => ({
  functionFolder: join(root, 'dist', 'audit-function'),
  checksFolder: join(root, 'dist', 'checks'),
});

/**
 * By table, JSON. A job without checks would look like one whose checks all pass.
 * @throws LAKE-022 where those of a computed table are missing
 */
export async function compiledChecks(
  folder: string,
  computed: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const entries = computed.map(
    async (table) => [table, await builtText(join(folder, `${table}.json`))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** @throws LAKE-022 */
export async function bundle(folder: string): Promise<Bundle> {
  const hash = createHash('sha256').update(await builtText(join(folder, 'index.js')));
  return { folder, hash: hash.digest('base64') };
}

async function builtText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause) => {
    throw errors.fileUnreadable(file, new Error('`npm run bundle` makes it, and did not', { cause }));
  });
}
