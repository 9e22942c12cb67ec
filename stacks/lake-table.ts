/** A table of the lake as the stack needs it: its catalog entry, and what it is computed from. */
import { type CatalogTable, catalogTable } from '../harness/contract/catalog/catalog';
import { type Contract, isLanding } from '../harness/contract/contract';
import { inTableOrder } from '../harness/contract/table-order';

export interface LakeTable {
  readonly contract: Contract;
  readonly catalog: CatalogTable;
  /** Whether its rows come from files; every other table has a job. */
  readonly landing: boolean;
}

/** Landing tables, then every other after those that it is computed from. @throws LAKE-065 */
export function lakeTables(contracts: readonly Contract[]): readonly LakeTable[] {
  return inTableOrder(contracts).map((contract) => ({
    contract,
    catalog: catalogTable(contract),
    landing: isLanding(contract),
  }));
}

/** Folders of the tables in the lake bucket. */
export function tablePrefixes(tables: readonly LakeTable[]): readonly string[] {
  return tables.map(({ catalog }) => catalog.prefix);
}
