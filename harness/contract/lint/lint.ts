/** Everything that is wrong in a set of contracts, at once: each file by itself, and what they say of each other. */

import { readContractFiles } from '../contract-files';
import { type ParseResult, parseTables } from '../odcs/parse';
import type { TableLint } from '../odcs/parsed-table';
import { sortProblems } from '../problem';
import type { TextFile } from '../yaml-source';
import { lintInputs } from './lint-inputs';
import { lintNames } from './lint-names';
import { lintPrivacy } from './lint-privacy';
import { lintReferences } from './lint-references';

const lints: readonly TableLint[] = [lintNames, lintReferences, lintPrivacy, lintInputs];

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

/**
 * Reads and checks all contracts of some folders. Files are named relative to `base` (default: the working folder).
 * @throws LAKE-021 where a folder is missing or holds no contract, LAKE-022 where a file cannot be read.
 */
export async function lintFolders(folders: readonly string[], base?: string): Promise<ParseResult> {
  return lintContracts(await readContractFiles(folders, base));
}
