/**
 * The Glue jobs, as the stack synthesises them, on real Spark with real Iceberg tables: what they build is what the local
 * build publishes, row for row.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb } from '../../harness/engines/duckdb/session';
import type { Verdict } from '../../harness/verdict/verdict';
import { lake, repository } from '../support/cli-project';
import { BUILT_TABLES as tables } from '../support/oracle-duckdb';
import { describeOnSpark, type Outcome, onSpark, type Step, snapshotsOf } from '../support/spark';
import { type SynthesisedJobs, synthesisedJobs } from './synthesised-jobs';

const policies = ['governed', 'rubric'] as const;

describeOnSpark('the Glue jobs on Spark', () => {
  let folder: string;
  let outcome: (step: string) => Outcome;
  let verdicts: readonly Verdict[];
  const made = new Map<string, SynthesisedJobs>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lake-spark-'));
    // E-mails repeat in it, some consenting and some not: it tells a right build from several wrong ones.
    await call('generate', '--profile', 'fulfilment-defect', '--out', folder);
    for (const policy of policies) {
      const { verdicts: found } = await call(
        'run',
        '--data',
        folder,
        '--policy',
        policy,
        '--out',
        join(folder, 'local'),
      );
      if (policy === 'governed') verdicts = found;
      made.set(policy, await synthesisedJobs(policy, policy, folder));
    }
    const steps = Object.assign({}, ...policies.map(buildSteps), checkSteps());
    outcome = await onSpark({ steps, settings: made.get('governed')?.settings ?? {}, folder });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(policies)('%s: every job builds the rows of the local build', async (policy) => {
    const duckdb = await openDuckDb();
    for (const table of tables) {
      expect(outcome(`${policy} job ${table}`)).toEqual({ rows: [], error: null });
      const local = `'${join(folder, 'local', policy, 'current', table)}.parquet'`;
      const spark = `'${exported(policy, table)}/*.parquet'`;
      const [found] = await duckdb.run(
        `SELECT (SELECT count(*) FROM ${local}) AS rows,
            (SELECT count(*) FROM (FROM ${local} EXCEPT ALL FROM ${spark})) AS lost,
            (SELECT count(*) FROM (FROM ${spark} EXCEPT ALL FROM ${local})) AS added`,
      );
      expect({ table, ...found }).toMatchObject({ table, lost: 0n, added: 0n });
      expect(found?.rows).toBeGreaterThan(50n);
    }
    duckdb.close();
  });

  test.each(policies)('%s: columns, types and comments are those of the catalog', (policy) => {
    const computed = made.get(policy)?.tables.filter(({ landing }) => !landing) ?? [];
    expect(computed).toHaveLength(tables.length);
    for (const { catalog } of computed)
      expect(outcome(`${policy} columns ${catalog.name}`).rows).toEqual(
        catalog.columns.map(({ name, type, comment }) => ({ col_name: name, data_type: type, comment })),
      );
  });

  test('the snapshots of one run bear its id, and the tables the version of their contract', () => {
    for (const table of tables) {
      expect(outcome(`governed snapshots ${table}`).rows).toEqual([expect.objectContaining({ run: 'wr_1' })]);
      expect(outcome(`governed properties ${table}`).rows).toEqual(
        expect.arrayContaining([
          { key: 'contract.id', value: `governed_${table}` },
          { key: 'contract.version', value: '1.0.0' },
          { key: 'write.parquet.compression-codec', value: 'zstd' },
        ]),
      );
    }
  });

  test.each(tables)('the compiled checks of %s give the figures of the local audit', (table) => {
    const { checks } = compiledChecks(table);
    const { rows, error } = outcome(`checks ${table}`);
    expect([rows.length, error]).toEqual([1, null]);
    expect(checks.length).toBeGreaterThan(8);
    const onSpark = checks.map(({ id, alias }) => [id, Number(rows[0]?.[alias] ?? Number.NaN)]);
    const compiled = new Set(checks.map(({ id }) => id));
    const local = verdicts.filter((verdict) => verdict.table === table && compiled.has(verdict.check));
    expect(onSpark).toEqual(local.map(({ check, found }) => [check, found]));
  });

  function buildSteps(policy: string): Readonly<Record<string, Step>> {
    const { ddl, jobs } = made.get(policy) ?? { ddl: [], jobs: [] };
    const ofTable = jobs.map(({ table, arguments: given }) => {
      const target = `lake.${policy}.${table}`;
      return {
        [`${policy} job ${table}`]: { job: [...given, '--JOB_RUN_ID', 'jr', '--WORKFLOW_RUN_ID', 'wr_1'] },
        [`${policy} export ${table}`]: { export: target, to: exported(policy, table) },
        [`${policy} columns ${table}`]: { sql: `DESCRIBE ${target}` },
        [`${policy} snapshots ${table}`]: snapshotsOf(target),
        [`${policy} properties ${table}`]: { sql: `SHOW TBLPROPERTIES ${target}` },
      };
    });
    return Object.assign({}, ...ddl.map((sql) => ({ [sql]: { sql } })), ...ofTable);
  }

  /** The landing tables have been views of the session since the jobs read them. */
  function checkSteps(): Readonly<Record<string, Step>> {
    const views = tables.map(
      (table) => `CREATE OR REPLACE TEMP VIEW ${table} AS TABLE lake.governed.${table}`,
    );
    const checks = tables.map((table) => [`checks ${table}`, { sql: compiledChecks(table).sql }] as const);
    return { ...Object.fromEntries(views.map((sql) => [sql, { sql }])), ...Object.fromEntries(checks) };
  }

  const exported = (policy: string, table: string) => join(folder, 'exports', policy, table);
});

function compiledChecks(table: string): Compiled {
  return JSON.parse(readFileSync(join(repository, `dist/checks/governed/${table}.json`), 'utf8'));
}

interface Compiled {
  readonly sql: string;
  readonly checks: readonly {
    readonly id: string;
    readonly alias: string;
  }[];
}

async function call(...args: readonly string[]): Promise<{ readonly verdicts: readonly Verdict[] }> {
  const { code, stdout, stderr } = await lake([...args, '--json'], { cwd: repository });
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
