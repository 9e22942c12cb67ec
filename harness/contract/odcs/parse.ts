/** ODCS files as contracts in normal form. Pure: files come from a folder (`load.ts`), a commit or a test. */
import type { Contract } from '../contract';
import { type Fields, fields, listOf, textOf } from '../fields';
import { type Finding, type Problem, type Report, sortProblems } from '../problem';
import { readYaml, type TextFile, type YamlSource } from '../yaml-source';
import { type TableEntry, tablesOf } from './names';
import { parseColumns } from './parse-columns';
import { parseFreshness, type TableFreshness } from './parse-freshness';
import { parseLanding, placeOf } from './parse-landing';
import { parseQuality } from './parse-quality';
import { parseRelationships } from './parse-relationships';
import { consentOf, inputsOf, maxRejectsOf, piiRuleOf, strictColumnsOf, zoneOf } from './parse-vocabulary';
import type { ParsedTable } from './parsed-table';
import { profileFindings } from './profile';
import type { Placed, Scope } from './scope';
import { wordsOf } from './vocabulary';

export interface ParseResult {
  /** One for each schema object, also of files with problems: use them only where there is no problem. */
  readonly contracts: readonly Contract[];
  readonly problems: readonly Problem[];
}

/** Reads ODCS v3.0 to v3.2. Reports what stands wrong in a file; what files say of each other is for `lintContracts`. */
export function parseContracts(files: readonly TextFile[]): ParseResult {
  const { tables, problems } = parseTables(files);
  return { contracts: tables.map(({ contract }) => contract), problems: sortProblems(problems) };
}

/** What `lintContracts` builds on: contracts, the places of their parts, and the problems of each file. */
export function parseTables(files: readonly TextFile[]): {
  readonly tables: readonly ParsedTable[];
  readonly problems: readonly Problem[];
} {
  const documents = files.map(readYaml).map((source) => ({ source, entries: tablesOf(source) }));
  const entries = documents.flatMap((document) => document.entries);
  const problems: Problem[] = [];
  const tables: ParsedTable[] = [];
  for (const { source, entries: own } of documents) {
    const findings: Finding[] = [];
    tables.push(...documentTables(source, own, entries, (finding) => findings.push(finding)));
    problems.push(...source.problems, ...problemsOf(source, findings));
  }
  return { tables, problems };
}

/** What the profile says comes first; what else is found in a value that it refuses only echoes it. */
function problemsOf(source: YamlSource, findings: readonly Finding[]): readonly Problem[] {
  // What is left of a broken text gives names to others, and no problem but the one that broke it.
  if (!source.readable) return [];
  const first = profileFindings(source.data);
  const spoiled = first.filter((finding) => finding.spoiled).map(({ path }) => path);
  const isEcho = ({ path }: Finding) =>
    spoiled.some((place) => place.every((part, index) => part === path[index]));
  return [...first, ...findings.filter((finding) => !isEcho(finding))].map((finding) =>
    source.place(finding),
  );
}

function documentTables(
  source: YamlSource,
  own: readonly TableEntry[],
  tables: readonly TableEntry[],
  report: Report,
): readonly ParsedTable[] {
  const document = fields(source.data);
  const freshness = parseFreshness(document, own, report);
  const apiVersion = textOf(document.apiVersion) ?? '';
  return own.map((entry) => {
    const scope: Scope = { entry, tables, apiVersion, report };
    return parseTable(scope, document, own.length > 1, freshness);
  });
}

function parseTable(
  scope: Scope,
  document: Fields,
  severalTables: boolean,
  allFreshness: readonly TableFreshness[],
): ParsedTable {
  const { entry } = scope;
  const node = fields(listOf(document.schema)[Number(entry.path.at(-1))]);
  const words = wordsOf(node, entry.path, scope.report);
  const zone = zoneOf(words);
  const columns = parseColumns(scope, node);
  const inputs = inputsOf(scope, words);
  const place = placeOf(scope, document, severalTables);
  const mayLand = zone === 'landing' || (zone === null && inputs.length === 0);
  const parts = {
    columns,
    inputs,
    quality: parseQuality(scope, node, columns),
    relationships: parseRelationships(scope, node, columns),
    freshness: allFreshness.filter((item) => item.entry === entry),
    consent: consentOf(scope, words),
    pii: piiRuleOf(scope, words, zone),
  };
  const contract: Contract = {
    id: textOf(document.id) ?? '',
    version: textOf(document.version) ?? '',
    file: entry.source.file,
    table: entry.table,
    zone,
    description: textOf(node.description) ?? textOf(fields(document.description).purpose) ?? '',
    columns: values(parts.columns),
    strictColumns: strictColumnsOf(words),
    inputs: values(parts.inputs),
    location: place?.prefix ?? null,
    landing: mayLand ? parseLanding(scope, place, zone, maxRejectsOf(words)) : null,
    quality: values(parts.quality),
    relationships: values(parts.relationships),
    freshness: values(parts.freshness),
    consent: values(parts.consent),
    pii: parts.pii?.value ?? null,
  };
  return { contract, source: entry.source, path: entry.path, ...parts };
}

function values<T>(items: readonly Placed<T>[]): readonly T[] {
  return items.map(({ value }) => value);
}
