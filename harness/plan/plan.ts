/** Check[] -> Query[]: all checks of a table that a scan can answer become one statement. Pure. */
import type { ActualTables } from './actual-tables';
import type { Assertion, Check } from './check';
import { columnDifferences } from './column-differences';
import type { Dialect } from './dialect';
import { figureOf, type Scanned } from './figure';
import { missingFor } from './missing';
import { personalColumns } from './personal-columns';
import { fingerprintAlias, rowsAlias } from './source';
import { statementOf } from './statement';

export interface PlanContext {
  readonly actual: ActualTables;
  /** Tables that are there but cannot be read, and why. */
  readonly unreadable: ReadonlyMap<string, string>;
  readonly dialect: Dialect;
  /** Unix ms from which ages count. */
  readonly now: number;
  /** Share of fragments that the landing reader rejected (0 to 1), by table. */
  readonly rejectShares: ReadonlyMap<string, number>;
  /** Tables that the rule `table.id` of kind sql reads. */
  readonly ruleTables: ReadonlyMap<string, readonly string[]>;
  /** Whether to fingerprint each table in the same scan, where the dialect can. */
  readonly fingerprint: boolean;
}

export interface Plan {
  readonly queries: readonly Query[];
  /** Checks that need no statement: what the engine or the landing reader said is their figure. */
  readonly known: readonly { readonly check: Check; readonly figure: number | string }[];
  /** Checks that cannot be asked, and why. */
  readonly unplanned: readonly { readonly check: Check; readonly reason: string }[];
}

/** One statement about one table; its one row has `rowsAlias` and the alias of every check. */
export interface Query {
  readonly table: string;
  readonly sql: string;
  readonly checks: readonly { readonly check: ScannedCheck; readonly alias: string }[];
  readonly rowsAlias: string;
  readonly fingerprintAlias: string | null;
}

export type ScannedCheck = Check & { readonly assertion: Scanned };

/** @param tables every table to measure, also those whose checks need no scan: their rows are always counted. */
export function planQueries(tables: readonly string[], checks: readonly Check[], context: PlanContext): Plan {
  const outcomes = checks.map((check) => ({ check, outcome: outcomeOf(check, context) }));
  const scanned = outcomes.flatMap(({ check, outcome }) =>
    outcome.is === 'scanned' && isScanned(check) ? [check] : [],
  );
  return {
    queries: tables
      .filter((table) => context.actual.has(table))
      .map((table) =>
        queryFor(
          table,
          scanned.filter((check) => check.table === table),
          context,
        ),
      ),
    known: outcomes.flatMap(({ check, outcome }) =>
      outcome.is === 'known' ? [{ check, figure: outcome.figure }] : [],
    ),
    unplanned: outcomes.flatMap(({ check, outcome }) =>
      outcome.is === 'unplanned' ? [{ check, reason: outcome.reason }] : [],
    ),
  };
}

/** The one statement for these checks of a table. */
export function queryFor(
  table: string,
  checks: readonly ScannedCheck[],
  { actual, dialect, now, fingerprint }: Pick<PlanContext, 'actual' | 'dialect' | 'now' | 'fingerprint'>,
): Query {
  const columns = (actual.get(table) ?? []).map(({ name }) => name);
  const figures = checks.map(({ assertion, id }) => ({
    figure: figureOf(assertion, table, actual, dialect),
    note: id,
  }));
  const { sql, aliases } = statementOf({ table, columns, figures, dialect, now, fingerprint });
  return {
    table,
    sql,
    checks: checks.map((check, index) => ({ check, alias: aliases[index] ?? '' })),
    rowsAlias,
    fingerprintAlias: fingerprint && dialect.rowHash([]) !== null ? fingerprintAlias : null,
  };
}

type Outcome =
  | { readonly is: 'scanned' }
  | { readonly is: 'known'; readonly figure: number | string }
  | { readonly is: 'unplanned'; readonly reason: string };

function outcomeOf(check: Check, context: PlanContext): Outcome {
  const { assertion, table } = check;
  const { actual, unreadable } = context;
  // A table that is not there violates its schema; one that cannot be read leaves it open.
  if (assertion.kind === 'columns' && !unreadable.has(table)) {
    return {
      is: 'known',
      figure: columnDifferences(assertion.columns, actual.get(table), assertion.strict).join('; ') || 0,
    };
  }
  if (assertion.kind === 'rejects') return rejects(context.rejectShares.get(table));
  const reason = missingFor(check, actual, unreadable, context.ruleTables.get(`${table}.${check.id}`) ?? []);
  if (reason !== null) return { is: 'unplanned', reason };
  return assertion.kind === 'piiColumns' ? piiColumns(assertion, table, actual) : { is: 'scanned' };
}

function rejects(share: number | undefined): Outcome {
  if (share === undefined) return { is: 'unplanned', reason: 'the landing reader left no report' };
  return { is: 'known', figure: share * 100 };
}

type PiiColumns = Extract<Assertion, { readonly kind: 'piiColumns' }>;

function piiColumns({ names }: PiiColumns, table: string, actual: ActualTables): Outcome {
  return { is: 'known', figure: personalColumns(names, actual.get(table) ?? []).length };
}

export function isScanned(check: Check): check is ScannedCheck {
  return !['columns', 'piiColumns', 'rejects'].includes(check.assertion.kind);
}
