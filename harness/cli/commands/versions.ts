/** `lake versions` and `lake rollback`: which versions are kept, and which one readers see. */
import type { Version } from '../../build/versions';
import { shortName } from '../../contract/short-name';
import { openPlace, type PlaceOptions } from '../lake';
import { type OutputOptions, openOutput } from '../output';

type Flags = PlaceOptions & OutputOptions;

export async function versions(flags: Flags): Promise<void> {
  const output = openOutput(flags);
  const { policy, out } = await openPlace(flags);
  const { listVersions } = await import('../../build/versions');
  const { textTable } = await import('../../report/text-table');
  const found = await listVersions(out, policy);
  output.result(
    () =>
      found.length === 0
        ? `No version of policy ${policy} in ${shortName(out, process.cwd())}.`
        : textTable(columns, found.map(cells)).join('\n'),
    found.map(({ id, current, folder, manifest }) => ({ id, current, folder, manifest })),
  );
}

export async function rollback(version: string | undefined, flags: Flags): Promise<void> {
  const output = openOutput(flags);
  const { policy, out } = await openPlace(flags);
  const build = await import('../../build/versions');
  const { from, to } = await build.rollback(out, policy, version);
  output.result(() => `Published ${to} again (was ${from}).`, { policy, from, to });
}

const columns = [
  { title: 'version', align: 'left' },
  { title: 'state', align: 'left' },
  { title: 'data set', align: 'left' },
  { title: 'tables', align: 'right' },
  { title: 'rows', align: 'right' },
] as const;

const states = { sound: 'sound', violated: 'violated', notEvaluated: 'not evaluated' } as const;

function cells({ id, current, manifest }: Version): string[] {
  const rows = manifest.tables.reduce((sum, table) => sum + (table.rows ?? 0), 0);
  const state = current ? 'current' : states[manifest.status];
  return [id, state, manifest.dataset ?? '-', String(manifest.tables.length), rows.toLocaleString('en-US')];
}
