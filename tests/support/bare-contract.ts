import type { Column, Contract, Metric, QualityRule, Relationship } from '../../harness/contract/contract';

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

/** What makes a table one of landing files. */
export const bareLanding = (table: string): Pick<Contract, 'zone' | 'landing'> => ({
  zone: 'landing',
  landing: { prefix: `${table}/landing/`, format: 'json', maxRejects: 0 },
});

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

/** A rule of a table whose figure must be 0. */
export function bareRule(id: string, metric: Metric, parts: Partial<QualityRule> = {}): QualityRule {
  return {
    id,
    description: '',
    severity: 'error',
    column: null,
    metric,
    threshold: { operator: '=', values: [0], unit: 'rows' },
    ...parts,
  };
}

/** A foreign key: `columns` stand as `parentColumns` in `parent`. */
export function bareRelationship(
  id: string,
  columns: readonly string[],
  [parent, ...parentColumns]: readonly [parent: string, ...columns: string[]],
  children: Relationship['children'] = null,
): Relationship {
  return { id, columns, parent, parentColumns, severity: 'error', children };
}
