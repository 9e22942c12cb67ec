/** Everything that is wrong in a set of contracts, at once: each file by itself, and what they say of each other. */

import { type ParseResult, parseTables } from '../odcs/parse';
import type { TableLint } from '../odcs/parsed-table';
import { sortProblems } from '../problem';
import type { TextFile } from '../yaml-source';
import { lintCycles } from './lint-cycles';
import { lintNames } from './lint-names';
import { lintPrivacy } from './lint-privacy';
import { lintReferences } from './lint-references';

const lints: readonly TableLint[] = [lintNames, lintReferences, lintPrivacy, lintCycles];

/**
 * Checks contracts that are used together: those of landing and of one policy. Pure.
 * Never throws; `problems` is empty exactly when the contracts may be used.
 */
export function lintContracts(files: readonly TextFile[]): ParseResult {
  const { tables, problems } = parseTables(files);
  const between = tables
    .filter(({ source }) => source.readable)
    .flatMap((table) =>
      lints.flatMap((lint) => lint(table, tables)).map((finding) => table.source.place(finding)),
    );
  const contracts = tables.map(({ contract }) => contract);
  return { contracts, problems: sortProblems([...problems, ...between]) };
}
