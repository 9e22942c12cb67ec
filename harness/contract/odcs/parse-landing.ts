/** ODCS `servers` as the place of a table's files. */
import type { Landing, Zone } from '../contract';
import { type Fields, fields, listOf, textOf } from '../fields';
import type { Path } from '../problem';
import type { Scope } from './scope';

const formats: Readonly<Record<string, Landing['format']>> = {
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  csv: 'csv',
  parquet: 'parquet',
};

/** What else decides whether, and how, a table has landing files. */
export interface LandingContext {
  readonly zone: Zone | null;
  readonly inputs: readonly unknown[];
  readonly maxRejects: number;
  /** Whether other tables share the document and so its server. */
  readonly severalTables: boolean;
}

/** `document` is the whole file. Only a landing table, or one of no zone and no inputs, has landing files. */
export function parseLanding(scope: Scope, document: Fields, context: LandingContext): Landing | null {
  const mayLand = context.zone === 'landing' || (context.zone === null && context.inputs.length === 0);
  if (!mayLand) return null;
  const { folder, server, path } = placeOf(document);
  if (folder === null) {
    if (context.zone === 'landing') reportNoServer(scope);
    return null;
  }
  const format = formatOf(scope, server, path, context.zone);
  const prefix = prefixOf(folder, scope, context.severalTables);
  return format === null ? null : { prefix, format, maxRejects: context.maxRejects };
}

/** Folder of the table, with `/` at the end; null where no server names one. `document` is the whole file. */
export function locationOf(scope: Scope, document: Fields, severalTables: boolean): string | null {
  const { folder } = placeOf(document);
  return folder === null ? null : prefixOf(folder, scope, severalTables);
}

interface Place {
  /** As the server states it, without bucket. */
  readonly folder: string | null;
  readonly server: Fields;
  readonly path: Path;
}

/** The first server that holds files. */
function placeOf(document: Fields): Place {
  const places = listOf(document.servers).map((item, index) => {
    const server = fields(item);
    return { folder: folderOf(server), server, path: ['servers', index] };
  });
  return places.find(({ folder }) => folder !== null) ?? { folder: null, server: {}, path: [] };
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
  const format = Object.hasOwn(formats, stated) ? formats[stated] : undefined;
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
