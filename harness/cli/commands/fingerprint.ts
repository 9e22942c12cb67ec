/** `lake fingerprint`: the published rows as figures that are equal on every engine, for comparing two lakes. */
import { portableFingerprint } from '../../build/fingerprint';
import { lakePaths, tableFile } from '../../build/lake-paths';
import { currentVersion } from '../../build/versions';
import { openDuckDb } from '../../engines/duckdb/session';
import { reasonFrom } from '../../engines/reason';
import { errors, LakeError } from '../../errors';
import { textTable } from '../../report/text-table';
import { openLake, type PlaceOptions } from '../lake';
import { type OutputOptions, openOutput } from '../output';

interface TableFingerprint {
  readonly table: string;
  readonly rows: number;
  readonly fingerprint: string;
}

export async function fingerprint(flags: PlaceOptions & OutputOptions): Promise<void> {
  const output = openOutput(flags);
  const { contracts, out, policy } = await openLake(flags);
  const version = await currentVersion(out, policy);
  if (version === null) throw errors.lakeMissing(lakePaths(out, policy).root);
  const session = await openDuckDb();
  try {
    const tables: TableFingerprint[] = [];
    for (const { table, columns } of contracts) {
      const { rows, sum } = await portableFingerprint(session, tableFile(version.folder, table), columns);
      tables.push({ table, rows: Number(rows), fingerprint: sum });
    }
    output.result(() => textTable(titles, tables.map(cells)).join('\n'), {
      policy,
      version: version.id,
      tables,
    });
  } catch (cause) {
    if (cause instanceof LakeError) throw cause;
    // A message about data quotes the value it stumbled over.
    throw errors.engineFailed('fingerprint the published tables', new Error(reasonFrom(cause), { cause }));
  } finally {
    session.close();
  }
}

const titles = [
  { title: 'table', align: 'left' },
  { title: 'rows', align: 'right' },
  { title: 'fingerprint', align: 'right' },
] as const;

const cells = ({ table, rows, fingerprint: sum }: TableFingerprint): string[] => [
  table,
  rows.toLocaleString('en-US'),
  sum,
];
