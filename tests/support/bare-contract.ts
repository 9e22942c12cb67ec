import type { Column, Contract } from '../../harness/contract/contract';

/** A contract that promises its columns and nothing else; `parts` is what the test is about. */
export function bareContract(
  table: string,
  types: Readonly<Record<string, string>>,
  parts: Partial<Contract> = {},
): Contract {
  return {
    id: table,
    version: '1.0.0',
    file: `${table}.yaml`,
    table,
    zone: 'trusted',
    description: '',
    columns: Object.entries(types).map(([name, type]) => bareColumn(name, type)),
    strictColumns: true,
    inputs: [],
    location: null,
    landing: null,
    quality: [],
    relationships: [],
    freshness: [],
    consent: [],
    pii: null,
    ...parts,
  };
}

export function bareColumn(name: string, type: string, parts: Partial<Column> = {}): Column {
  return {
    name,
    description: '',
    logicalType: type === 'string' ? 'string' : 'integer',
    type,
    required: false,
    unique: false,
    primaryKeyPosition: null,
    classification: 'public',
    constraints: [],
    ...parts,
  };
}
