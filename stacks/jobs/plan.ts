/** What a job must know of its table, from the contracts: the job itself knows no table. */
import type { CatalogTable } from '../../harness/contract/catalog/catalog';
import type { Contract } from '../../harness/contract/contract';
import type { Environment } from '../environment/environment';
import type { LakeTable } from '../lake-table';

export interface JobPlan {
  readonly database: string;
  readonly table: string;
  /** Whole, so that an object of the bucket says what a run was held to. */
  readonly contract: Contract;
  readonly columns: CatalogTable['columns'];
  /** Of the Iceberg table. */
  readonly properties: Readonly<Record<string, string>>;
  readonly inputs: readonly JobInput[];
}

/** A table of the catalog, or landing files with the share (0 to 1) of unreadable ones that their contract allows. */
type JobInput =
  | { readonly kind: 'table'; readonly table: string }
  | {
      readonly kind: 'landing';
      readonly table: string;
      readonly location: string;
      readonly columns: readonly { readonly name: string; readonly type: string }[];
      readonly maxRejects: number;
    };

export function jobPlan(
  environment: Environment,
  { catalog, contract }: LakeTable,
  tables: readonly LakeTable[],
): JobPlan {
  const inputs = contract.inputs.flatMap(({ table }) => {
    const found = tables.find((each) => each.contract.table === table);
    return found === undefined ? [] : [jobInput(environment, found)];
  });
  return {
    database: environment.database,
    table: catalog.name,
    contract,
    columns: catalog.columns,
    properties: { ...contractProperties(catalog), ...icebergProperties(environment) },
    inputs,
  };
}

/** Those that Iceberg keeps; `table_type` is the catalog's own. */
function contractProperties({ properties: { table_type, ...kept } }: CatalogTable) {
  return kept;
}

function icebergProperties({ iceberg }: Environment): Readonly<Record<string, string>> {
  return {
    'write.parquet.compression-codec': iceberg.compression,
    'write.target-file-size-bytes': String(iceberg.targetFileMegabytes * 1024 * 1024),
    'history.expire.min-snapshots-to-keep': String(iceberg.keepSnapshots),
  };
}

function jobInput({ buckets }: Environment, { catalog, contract }: LakeTable): JobInput {
  if (contract.landing === null) return { kind: 'table', table: catalog.name };
  return {
    kind: 'landing',
    table: contract.table,
    location: `s3://${buckets.lake}/${catalog.prefix}`,
    columns: contract.columns.map(({ name, type }) => ({ name, type })),
    maxRejects: contract.landing.maxRejects,
  };
}
