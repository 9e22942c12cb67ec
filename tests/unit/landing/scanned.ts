/** Reads one landing file of given bytes and says what was found, without an engine. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCleanFile } from '../../../harness/build/landing/clean-file';
import { landingColumns } from '../../../harness/build/landing/landing-columns';
import { scanFile } from '../../../harness/build/landing/scan-file';
import { quirkContract, quirksFolder } from './quirk-contract';

export interface Scanned {
  readonly rows: number;
  /** The file is read where it stands. */
  readonly inPlace: boolean;
  /** The lines that DuckDB is given. */
  readonly lines: readonly string[];
  readonly rejects: readonly { readonly line: number; readonly start: string; readonly reason: string }[];
}

const columns = landingColumns(quirkContract(quirksFolder));

export async function scanned(content: string | Buffer): Promise<Scanned> {
  const folder = mkdtempSync(join(tmpdir(), 'landing-'));
  try {
    const file = join(folder, 'a.json');
    writeFileSync(file, content);
    const rejects: { line: number; start: string; reason: string }[] = [];
    const scan = await scanFile(file, {
      columns,
      createClean: () => createCleanFile(join(folder, 'clean', '0.ndjson')),
      onReject: (_, line, start, reason) => rejects.push({ line, start, reason }),
    });
    const lines = readFileSync(scan.readFrom, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return { rows: scan.rows, inPlace: scan.readFrom === file, lines, rejects };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
