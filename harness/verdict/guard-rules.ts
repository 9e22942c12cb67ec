/** SQL rules before they run: placeholders filled in, and proof that each only reads. */
import type { Engine } from '../engines/engine';
import { LakeError } from '../errors';
import type { Check } from '../plan/check';
import { ruleSql } from '../plan/rule-sql';

export interface GuardedChecks {
  readonly checks: readonly Check[];
  /** Tables that each SQL rule reads, by `table.id`. */
  readonly ruleTables: ReadonlyMap<string, readonly string[]>;
}

/** @throws LAKE-081 to LAKE-083 where a rule is not one read-only SELECT: the contract is wrong. */
export async function guardRules(engine: Engine, checks: readonly Check[]): Promise<GuardedChecks> {
  const filled = checks.map((check) => withQuery(check, engine));
  const texts = filled.flatMap(({ table, id, assertion }) =>
    assertion.kind === 'sql' ? [{ name: `${table}.${id}`, sql: assertion.query }] : [],
  );
  if (texts.length === 0) return { checks: filled, ruleTables: new Map() };
  const read = await engine.tablesRead(texts);
  const ruleTables = new Map<string, readonly string[]>();
  for (const [index, { name }] of texts.entries()) {
    const tables = read[index] ?? [];
    if (tables instanceof LakeError) throw tables;
    ruleTables.set(name, tables);
  }
  return { checks: filled, ruleTables };
}

function withQuery(check: Check, { dialect }: Engine): Check {
  const { assertion, table, column } = check;
  if (assertion.kind !== 'sql') return check;
  return { ...check, assertion: { kind: 'sql', query: ruleSql(assertion.query, table, column, dialect) } };
}
