/** A lake made of literal rows: tables in memory, contracts with a default for everything a test does not say. */
import type { Column, Contract } from '../../harness/contract/contract';
import { openDuckDbEngine } from '../../harness/engines/duckdb/engine';
import { type DuckDbSession, openDuckDb } from '../../harness/engines/duckdb/session';
import type { Engine } from '../../harness/engines/engine';
import type { Dialect } from '../../harness/plan/dialect';
import { duckdb } from '../../harness/plan/dialects/duckdb';
import { type Audit, type AuditOptions, audit } from '../../harness/verdict/audit';
import type { Verdict } from '../../harness/verdict/verdict';
import { bareColumn, bareContract } from './bare-contract';

export type Cell = string | number | boolean | null;

/** A table as DuckDB's types by column, and its rows in that order. */
export interface TableOfRows {
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly Cell[])[];
}

export type LakeOfRows = Readonly<Record<string, TableOfRows>>;

/** The moment at which these lakes are judged. */
export const judgedAt = Date.UTC(2024, 0, 31);

/** Both ways to plan, each run by DuckDB: scans that cost time only, and scans that are billed. */
export const plans: readonly (readonly [string, Dialect])[] = [
  ['cheap scans', duckdb],
  ['billed scans', { ...duckdb, billsScans: true }],
];

export function table(columns: TableOfRows['columns'], ...rows: TableOfRows['rows']): TableOfRows {
  return { columns, rows };
}

export function column(name: string, type = 'string', rest: Partial<Column> = {}): Column {
  return bareColumn(name, type, { classification: 'internal', ...rest });
}

export function contract(name: string, columns: readonly Column[], rest: Partial<Contract> = {}): Contract {
  return bareContract(name, {}, { zone: null, columns, ...rest });
}

/** Opens one DuckDB for a test file; each `audit` sees the tables of its own lake alone. */
export async function openLakes() {
  const session = await openDuckDb({ threads: 1 });
  return {
    session,
    close: () => session.close(),
    /** @param dialect DuckDB's own, or a variant of it that plans otherwise. */
    async audit(
      lake: LakeOfRows,
      contracts: readonly Contract[],
      options: Partial<AuditOptions> = {},
      dialect: Dialect = duckdb,
    ): Promise<Audit> {
      await replaceTables(session, lake);
      const engine: Engine = Object.assign(Object.create(await openDuckDbEngine(session, new Map())), {
        dialect,
      });
      return audit(engine, contracts, { expectedRows: null, rejects: null, now: judgedAt, ...options });
    },
  };
}

/** The verdict of one check, by the id of the check. */
export function verdictOf({ verdicts }: Audit, check: string, name?: string): Verdict {
  const found = verdicts.find((one) => one.check === check && (name === undefined || one.table === name));
  if (found === undefined)
    throw new Error(`no check ${check}; there are ${verdicts.map((one) => one.check).join(', ')}`);
  return found;
}

async function replaceTables(session: DuckDbSession, lake: LakeOfRows): Promise<void> {
  const old = await session.run(`SELECT table_name FROM duckdb_tables()`);
  const drops = old.map(({ table_name }) => `DROP TABLE "${table_name}"`);
  const creates = Object.entries(lake).flatMap(([name, content]) => createSql(name, content));
  await session.run([...drops, ...creates, 'SELECT 1'].join(';\n'));
}

function createSql(name: string, { columns, rows }: TableOfRows): readonly string[] {
  const list = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`);
  const create = `CREATE TABLE "${name}" (${list.join(', ')})`;
  return values.length === 0 ? [create] : [create, `INSERT INTO "${name}" VALUES ${values.join(', ')}`];
}

function literal(cell: Cell): string {
  return typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell ?? 'NULL');
}
