import type { Column, Contract } from '../../../harness/contract/contract';

/** A contract of one bigint column, with what the test is about in its place. */
export function sampleContract(parts: Partial<Contract> = {}): Contract {
  return {
    id: 'sample',
    version: '1.0.0',
    file: 'sample.yaml',
    table: 'readings',
    zone: 'trusted',
    description: 'Readings.',
    columns: [sampleColumn('at')],
    strictColumns: true,
    inputs: [],
    location: 'readings/trusted/',
    landing: null,
    quality: [],
    relationships: [],
    freshness: [],
    consent: [],
    pii: null,
    ...parts,
  };
}

export function sampleColumn(name: string, parts: Partial<Column> = {}): Column {
  return {
    name,
    description: '',
    logicalType: 'integer',
    type: 'bigint',
    required: false,
    unique: false,
    primaryKeyPosition: null,
    classification: null,
    constraints: [],
    ...parts,
  };
}
