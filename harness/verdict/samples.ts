/** Up to five offending rows for each violated check, with personal values masked. */
import type { Contract } from '../contract/contract';
import type { ActualTables, Engine, Row } from '../engines/engine';
import type { Check } from '../plan/check';
import { primaryKeyOf } from '../plan/column-checks';
import { personalColumns } from '../plan/personal-columns';
import { isScanned, type ScannedCheck } from '../plan/plan';
import { type SampleQuery, sampleQuery } from '../plan/sample-query';
import { nameShown } from '../plan/shape';
import type { AuditOptions } from './audit-report';
import { type Declared, visible } from './mask';
import type { Verdict } from './verdict';

const limit = 5;

type Sample = Verdict['samples'][number];

/** What samples are taken from. */
export interface SampledFrom {
  readonly contracts: readonly Contract[];
  readonly actual: ActualTables;
  readonly rejects: AuditOptions['rejects'];
}

/** @param verdicts one a check, in the order of `checks` */
export async function withSamples(
  engine: Engine,
  checks: readonly Check[],
  verdicts: readonly Verdict[],
  from: SampledFrom,
): Promise<readonly Verdict[]> {
  const sampled: Verdict[] = [];
  for (const [index, verdict] of verdicts.entries()) {
    const check = checks[index];
    const isViolated = verdict.status === 'violated' && check !== undefined;
    sampled.push({ ...verdict, samples: isViolated ? await samplesOf(engine, check, from) : [] });
  }
  return sampled;
}

/** At most one statement a violated check; a statement that fails leaves its verdict without samples. */
async function samplesOf(
  engine: Engine,
  check: Check,
  { contracts, actual, rejects }: SampledFrom,
): Promise<readonly Sample[]> {
  if (check.rule === 'rejects') return (rejects?.get(check.table)?.samples ?? []).map((one) => ({ ...one }));
  if (check.assertion.kind === 'piiColumns') {
    const columns = actual.get(check.table) ?? [];
    return personalColumns(check.assertion.names, columns).map((name) => ({ column: name }));
  }
  if (!isScanned(check)) return [];
  const query = queryOf(engine, check, contracts, actual);
  if (query === null) return [];
  // The verdict stands without its samples: a failure here is none of the contract.
  const rows = await engine.run(query.sql).then(
    (result) => result.rows,
    () => [],
  );
  return rows.map((row) => maskedRow(row, query.origins, check, contracts));
}

function queryOf(
  engine: Engine,
  check: ScannedCheck,
  contracts: readonly Contract[],
  actual: ActualTables,
): SampleQuery | null {
  const contract = contracts.find(({ table }) => table === check.table);
  const primaryKey = contract === undefined ? [] : primaryKeyOf(contract);
  return sampleQuery(check, primaryKey, actual, engine.dialect, limit);
}

function maskedRow(
  row: Row,
  origins: SampleQuery['origins'],
  check: Check,
  contracts: readonly Contract[],
): Sample {
  // These two rules say that a text is personal where the contract says it is not: believe the rule.
  const found = check.rule === 'taint' || check.rule === 'piiPattern';
  const masked = Object.entries(row).map(([name, value]) => {
    const origin = origins[name];
    // The number of rows of a key: the statement's own, of no column.
    if (origin === undefined) return [name, visible(value, own)] as const;
    const column = declaredAt(origin, contracts);
    // A pseudonym is the key by which an offence is found again: its look decides.
    const suspect = found && column?.classification !== 'pseudonymous';
    return [column === null ? nameShown(name) : name, visible(value, suspect ? personal : column)] as const;
  });
  return Object.fromEntries(masked);
}

const own: Declared = { classification: 'public', constraints: [] };
const personal: Declared = { classification: 'pii', constraints: [] };

function declaredAt(
  { table, column }: { readonly table: string; readonly column: string },
  contracts: readonly Contract[],
): Declared | null {
  const contract = contracts.find((one) => one.table === table);
  return contract?.columns.find(({ name }) => name === column) ?? null;
}
