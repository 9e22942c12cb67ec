/** Checks the published lake without building: its tables as they lie on the disk now. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contract } from '../contract/contract';
import { type Expectations, expectedRows } from '../contract/expectations';
import { openDuckDbEngine } from '../engines/duckdb/engine';
import { openDuckDb } from '../engines/duckdb/session';
import { errors } from '../errors';
import { type Audit, audit } from '../verdict/audit';
import { sourcesIn } from './audit-version';
import { lakePaths } from './lake-paths';
import type { Manifest } from './manifest';
import { resources } from './memory';
import { currentVersion } from './versions';

export interface PublishedAuditOptions {
  /** Landing contracts and those of the policy. */
  readonly contracts: readonly Contract[];
  readonly policy: string;
  readonly out: string;
  /** Exact counts; default: those that the version was built with. */
  readonly expectations?: Expectations | null;
  /** Unix ms; freshness of a known data set is judged at its own moment. */
  readonly now: number;
  readonly memoryLimit?: string;
}

export interface PublishedAudit {
  readonly audit: Audit;
  readonly version: string;
  readonly dataset: string | null;
}

/**
 * A table whose file is missing or corrupt is not evaluated; it does not keep the others from it.
 * @throws LAKE-069 where nothing is published, LAKE-072 for a manifest that cannot be read
 */
export async function auditPublished(options: PublishedAuditOptions): Promise<PublishedAudit> {
  const { contracts, policy, out } = options;
  const paths = lakePaths(out, policy);
  const current = await currentVersion(out, policy);
  if (current === null) throw errors.lakeMissing(paths.root);
  const { dataset, rows, now } = heldAgainst(options, current.manifest);
  const session = await openDuckDb({
    ...resources(options.memoryLimit),
    tempDirectory: join(tmpdir(), `lake-spill-${process.pid}`),
  });
  try {
    const engine = await openDuckDbEngine(session, sourcesIn(current.folder, contracts));
    const rejects = new Map(current.manifest.rejects.map((table) => [table.table, table]));
    return {
      audit: await audit(engine, contracts, { expectedRows: rows, rejects, now }),
      version: current.id,
      dataset,
    };
  } finally {
    session.close();
  }
}

/** What the version is held against. */
interface Expected {
  readonly dataset: string | null;
  readonly rows: Readonly<Record<string, number>> | null;
  readonly now: number;
}

function heldAgainst({ expectations, policy, now }: PublishedAuditOptions, manifest: Manifest): Expected {
  if (expectations === undefined || expectations === null) {
    return { dataset: manifest.dataset, rows: manifest.expectedRows, now: manifest.asOf ?? now };
  }
  const { dataset, asOf } = expectations;
  return { dataset, rows: expectedRows(expectations, policy), now: asOf ?? now };
}
