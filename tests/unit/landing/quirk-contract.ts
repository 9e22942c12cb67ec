/** The contract of a folder of landing quirks: its own, or the one that all share. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../../harness/contract/contract';
import { parseContracts } from '../../../harness/contract/odcs/parse';

export const quirksFolder = join(__dirname, '../../support/landing-quirks');

export function quirkContract(quirk: string): Contract {
  const own = join(quirk, 'contract.yaml');
  const file = existsSync(own) ? own : join(quirksFolder, 'contract.yaml');
  const { contracts, problems } = parseContracts([{ file, text: readFileSync(file, 'utf8') }]);
  const [contract] = contracts;
  if (contract === undefined) throw new Error(`${file}: ${JSON.stringify(problems)}`);
  return contract;
}
