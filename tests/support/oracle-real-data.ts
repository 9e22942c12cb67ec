/** Where the published files lie, for tests that compare with them. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = process.env.LAKE_REAL_DATA ?? resolve(__dirname, '../../../shared/data');

/** The folder of one published data set; null where this machine does not have it. */
export function realData(dataset: string): string | null {
  const path = join(folder, dataset);
  return existsSync(join(path, 'customer')) ? path : null;
}

/** `test`, or a skipped test whose name says why it is skipped. */
export function testOnRealData(name: string, dataset: string, body: (folder: string) => Promise<void>): void {
  const path = realData(dataset);
  if (path === null)
    test.skip(`${name} (skipped: no ${dataset} files; name their folder in LAKE_REAL_DATA)`, () => undefined);
  else test(name, () => body(path));
}
