/** In which order tables can be computed: each after those that it is computed from. Pure. */
import { errors } from '../errors';
import { type Contract, isLanding } from './contract';

export interface Computed {
  readonly table: string;
  /** Tables that it is computed from; those that stand not in the list are there already. */
  readonly inputs: readonly string[];
}

/**
 * Inputs first; names decide between equals, so that the order is always the same.
 * @throws LAKE-065 tables that are computed from each other in a circle
 */
export function tableOrder<T extends Computed>(tables: readonly T[]): readonly T[] {
  const byTable = new Map(tables.map((each) => [each.table, each]));
  const done = new Set<T>();
  for (const table of [...byTable.keys()].sort()) visit(table, [], byTable, done);
  return [...done];
}

/**
 * Landing tables by name, then every other in the order in which it can be computed: the order of reports.
 * @throws LAKE-065
 */
export function inTableOrder(contracts: readonly Contract[]): readonly Contract[] {
  const ordered = tableOrder(
    contracts.map((contract) => ({
      table: contract.table,
      inputs: contract.inputs.map(({ table }) => table),
      contract,
    })),
  ).map(({ contract }) => contract);
  const landing = ordered.filter(isLanding).sort((a, b) => (a.table < b.table ? -1 : 1));
  return [...landing, ...ordered.filter((contract) => !isLanding(contract))];
}

/** Depth first: a table is done after its inputs. `path` holds the tables that wait for it. */
function visit<T extends Computed>(
  table: string,
  path: readonly string[],
  byTable: ReadonlyMap<string, T>,
  done: Set<T>,
): void {
  const found = byTable.get(table);
  if (found === undefined || done.has(found)) return;
  if (path.includes(table)) throw errors.transformCycle([...path.slice(path.indexOf(table)), table]);
  for (const input of [...found.inputs].sort()) visit(input, [...path, table], byTable, done);
  done.add(found);
}
