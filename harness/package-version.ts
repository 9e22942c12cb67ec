/** The version of this package, for `lake --version` and for manifests. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Of the nearest package.json above: compiled and source files lie at different depths. */
export function packageVersion(folder: string = __dirname): string {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).version;
  return dirname(folder) === folder ? 'unknown' : packageVersion(dirname(folder));
}
