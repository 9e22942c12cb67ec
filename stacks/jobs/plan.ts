/** What a job must know of its table, from the contracts: the job itself knows no table. */
import type { Contract } from '../../harness/contract/contract';
import type { Environment } from '../environment/environment';
import type { LakeTable } from '../lake-table';

export interface JobPlan {
  readonly database: string;
  readonly table: string;
  readonly contract: Contract;
  readonly columns: readonly JobColumn[];
  readonly inputs: readonly JobInput[];
  readonly iceberg: Environment['iceberg'];
}

interface JobColumn {
  readonly name: string;
  readonly type: string;
}

/** A table of the catalog, or landing files with the share (0 to 1) of unreadable ones that their contract allows. */
type JobInput =
  | { readonly kind: 'table'; readonly table: string }
  | {
      readonly kind: 'landing';
      readonly table: string;
      readonly location: string;
      readonly columns: readonly JobColumn[];
      readonly maxRejects: number;
    };

export function jobPlan(environment: Environment, contract: Contract, tables: readonly LakeTable[]): JobPlan {
  const inputs = contract.inputs.flatMap(({ table }) => {
    const found = tables.find((each) => each.contract.table === table);
    return found === undefined ? [] : [jobInput(environment, found)];
  });
  return {
    database: environment.database,
    table: contract.table,
    contract,
    columns: columnsOf(contract),
    inputs,
    iceberg: environment.iceberg,
  };
}

function jobInput({ buckets }: Environment, { catalog, contract, landing }: LakeTable): JobInput {
  if (!landing) return { kind: 'table', table: catalog.name };
  return {
    kind: 'landing',
    table: contract.table,
    location: `s3://${buckets.lake}/${catalog.prefix}`,
    columns: columnsOf(contract),
    maxRejects: contract.landing?.maxRejects ?? 0,
  };
}

function columnsOf({ columns }: Contract): readonly JobColumn[] {
  return columns.map(({ name, type }) => ({ name, type }));
}
