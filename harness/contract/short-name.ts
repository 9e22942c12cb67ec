/** How a file is named in messages. */
import { isAbsolute, relative } from 'node:path';

/** Relative to `base` where it lies in it, else absolute; with `/` on every system. */
export function shortName(path: string, base: string): string {
  const inside = relative(base, path);
  const name = inside.startsWith('..') || isAbsolute(inside) ? path : inside;
  return name.replaceAll('\\', '/');
}
