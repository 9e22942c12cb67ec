import type { Column, Contract } from '../../../harness/contract/contract';
import { bareColumn, bareContract } from '../../support/bare-contract';

/** A contract of one bigint column, with what the test is about in its place. */
export function sampleContract(parts: Partial<Contract> = {}): Contract {
  return bareContract(
    'readings',
    {},
    {
      id: 'sample',
      file: 'sample.yaml',
      description: 'Readings.',
      columns: [sampleColumn('at')],
      location: 'readings/trusted/',
      ...parts,
    },
  );
}

export function sampleColumn(name: string, parts: Partial<Column> = {}): Column {
  return bareColumn(name, 'bigint', { classification: null, ...parts });
}
