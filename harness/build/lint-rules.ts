/** What a run would refuse of the SQL rules of contracts, told before it: lint, like the run, asks DuckDB's parser. */
import type { Contract } from '../contract/contract';
import { parseTables } from '../contract/odcs/parse';
import type { Problem } from '../contract/problem';
import { parseSelects, type SqlText } from '../engines/duckdb/parse-select';
import type { DuckDbSession } from '../engines/duckdb/session';
import { errors, LakeError } from '../errors';
import { duckdb } from '../plan/dialects/duckdb';
import { ruleSql } from '../plan/rule-sql';

export interface RuleLint {
  /** Tables that a rule may read; null where they are not all known, and then only the SQL itself is judged. */
  readonly known: readonly string[] | null;
  /** Text of a contract's file; asked only where there is a problem. */
  readonly textOf: (file: string) => string;
}

/**
 * A problem for each refusal, at the `query` of its rule; `path` is the code: LAKE-081 to LAKE-083, and LAKE-064 for a
 * table that is not `known`.
 */
export async function lintRules(
  session: DuckDbSession,
  contracts: readonly Contract[],
  { known, textOf }: RuleLint,
): Promise<readonly Problem[]> {
  const rules = contracts.flatMap(sqlRules);
  const read = await parseSelects(session, rules);
  const refusals = rules.flatMap((rule, index) =>
    refused(rule, read[index] ?? [], known).map((error) => ({ ...rule, error })),
  );
  return contracts.flatMap((contract) => {
    const own = refusals.filter((refusal) => refusal.contract === contract);
    return own.length === 0 ? [] : placed(own, contract, textOf(contract.file));
  });
}

interface SqlRule extends SqlText {
  readonly contract: Contract;
  readonly id: string;
}

interface Refusal extends SqlRule {
  readonly error: LakeError;
}

function sqlRules(contract: Contract): readonly SqlRule[] {
  const { table, quality } = contract;
  return quality.flatMap(({ id, column, metric }) =>
    metric.name === 'sql'
      ? [{ contract, id, name: `${table}.${id}`, sql: ruleSql(metric.query, table, column, duckdb) }]
      : [],
  );
}

function refused(
  { name }: SqlRule,
  read: readonly string[] | LakeError,
  known: readonly string[] | null,
): readonly LakeError[] {
  if (read instanceof LakeError) return [read];
  if (known === null) return [];
  // As written: a run, too, finds a table under the very name that its contract gives.
  return read
    .filter((table) => !known.includes(table))
    .map((table) => errors.unknownInput(name, table, known));
}

function placed(refusals: readonly Refusal[], { file, table }: Contract, text: string): readonly Problem[] {
  const parsed = parseTables([{ file, text }]).tables.find(({ contract }) => contract.table === table);
  // A broken text cuts queries short: its own problem says enough.
  if (parsed === undefined || !parsed.source.readable) return [];
  const problems = refusals.map(({ id, name, error }) => {
    const rule = parsed.quality.find(({ value }) => value.id === id);
    const path = [...(rule?.path ?? parsed.path), 'query'];
    const problem = parsed.source.place({ path, found: error.message, allowed: error.hint });
    const key = `${problem.line}:${problem.column}${error.message.slice(name.length)}`;
    return [key, { ...problem, path: error.code }] as const;
  });
  // An entry with several thresholds is several rules with one query: its first is named.
  return [...new Map(problems.reverse()).values()].reverse();
}
