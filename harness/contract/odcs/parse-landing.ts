/** ODCS `servers` as the place of a table's files. */
import type { Landing, Zone } from '../contract';
import { type Fields, fields, listOf, textOf } from '../fields';
import { fileFormats } from '../file-formats';
import type { Path } from '../problem';
import type { Scope } from './scope';

/** Where the files of a table lie. */
export interface Place {
  /** Folder of the table, with `/` at the end, without bucket. */
  readonly prefix: string;
  readonly server: Fields;
  /** Of the server. */
  readonly path: Path;
}

/** By the first server of `document`, a whole file, that holds files; null where none does. */
export function placeOf(scope: Scope, document: Fields, severalTables: boolean): Place | null {
  const places = listOf(document.servers).flatMap((item, index) => {
    const server = fields(item);
    const folder = folderOf(server);
    return folder === null ? [] : [{ folder, server, path: ['servers', index] }];
  });
  const [first] = places;
  return first === undefined ? null : { ...first, prefix: prefixOf(first.folder, scope, severalTables) };
}

/** Only a table of the landing zone, or one of no zone and no inputs, has landing files: do not ask for another. */
export function parseLanding(
  scope: Scope,
  place: Place | null,
  zone: Zone | null,
  maxRejects: number,
): Landing | null {
  if (place === null) {
    if (zone === 'landing') reportNoServer(scope);
    return null;
  }
  const format = formatOf(scope, place.server, place.path, zone);
  return format === null ? null : { prefix: place.prefix, format, maxRejects };
}

function folderOf(server: Fields): string | null {
  if (server.type === 'local') return textOf(server.path);
  if (server.type !== 's3') return null;
  return /^s3[an]?:\/\/[^/]+\/(.+)$/.exec(textOf(server.location) ?? '')?.[1] ?? null;
}

function reportNoServer(scope: Scope): void {
  scope.report({
    path: scope.entry.path,
    found: 'a landing table without a place',
    allowed: 'a server of type local with a path, or of type s3 with a location',
  });
}

function formatOf(scope: Scope, server: Fields, path: Path, zone: Zone | null): Landing['format'] | null {
  const stated = textOf(server.format)?.toLowerCase() ?? 'json';
  const format = fileFormats.get(stated);
  if (format !== undefined) return format;
  if (zone === 'landing') {
    scope.report({
      path: [...path, 'format'],
      found: `unknown format "${stated}"`,
      allowed: 'json, csv, parquet',
    });
  }
  return null;
}

/**
 * The folder, with `/` at its end: `{model}`, `{table}` or `{object}` stand for the table, a wild card and what follows it
 * are cut off, and so is the name of a file. Tables that share a server lie each in a folder of its own name.
 */
function prefixOf(location: string, scope: Scope, severalTables: boolean): string {
  const named = location.replace(/\{(model|table|object)\}/g, scope.entry.table);
  const parts = named.split('/').filter((part) => part !== '' && part !== '.');
  const wild = parts.findIndex((part) => /[*?[{]/.test(part));
  const fixed = wild === -1 ? parts : parts.slice(0, wild);
  const folders = /[.](json|jsonl|ndjson|csv|parquet)([.]gz)?$/.test(fixed.at(-1) ?? '')
    ? fixed.slice(0, -1)
    : fixed;
  const own = severalTables && named === location ? [...folders, scope.entry.table] : folders;
  return own.map((part) => `${part}/`).join('');
}
