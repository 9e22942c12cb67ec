/** Contracts of a folder, read and parsed. */
import { readContractFiles } from '../contract-files';
import { type ParseResult, parseContracts } from './parse';

/**
 * The contracts of some folders, each file checked by itself: `lintContracts` also checks what files say of each other.
 * Files are named relative to `base` (default: the working folder).
 * @throws LAKE-021 where a folder is missing or holds no contract, LAKE-022 where a file cannot be read.
 */
export async function loadContracts(folders: readonly string[], base?: string): Promise<ParseResult> {
  return parseContracts(await readContractFiles(folders, base));
}
