/** Tables that are computed from themselves: `inputs` must give an order to build in. */
import type { ParsedTable, TableLint } from '../odcs/parsed-table';

/** Each cycle once, at the table of it that stands first among the files. */
export const lintCycles: TableLint = (table, all) => {
  const cycle = cycleFrom(table, all);
  if (cycle === null || !isFirst(table, cycle, all)) return [];
  const next = table.inputs.find(({ value }) => value.table === cycle[1]);
  return [
    {
      path: next?.path ?? table.path,
      found: `a cycle of inputs ${cycle.join(' <- ')}`,
      allowed: 'inputs that can be built before',
    },
  ];
};

/** The shortest way from a table back to it, both ends included. */
function cycleFrom(start: ParsedTable, all: readonly ParsedTable[]): readonly string[] | null {
  const inputsOf = new Map(
    all.map(({ contract }) => [contract.table, contract.inputs.map(({ table }) => table)]),
  );
  const goal = start.contract.table;
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = [[goal]];
  while (ways.length > 0) {
    const longer = ways.flatMap((way) =>
      (inputsOf.get(way.at(-1) ?? '') ?? []).map((table) => [...way, table]),
    );
    const back = longer.find((way) => way.at(-1) === goal);
    if (back !== undefined) return back;
    ways = longer.filter((way) => {
      const last = way.at(-1) ?? '';
      return !seen.has(last) && seen.add(last);
    });
  }
  return null;
}

function isFirst(table: ParsedTable, cycle: readonly string[], all: readonly ParsedTable[]): boolean {
  return all.find(({ contract }) => cycle.includes(contract.table)) === table;
}
