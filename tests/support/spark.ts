/** Spark for tests: a list of steps, run in one session of a process of its own, with an Iceberg catalog in a folder. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describeOnTier } from './tier';

const repository = resolve(__dirname, '../..');
const venv = '.cache/spark';
const submit = join(repository, venv, 'bin/spark-submit');
const jobs = join(repository, 'glue-jobs');
/** What Glue gets as --extra-py-files. */
const modules = readdirSync(jobs)
  .filter((file) => /^(?!test_|transform[.]).*[.]py$/.test(file))
  .map((file) => join(jobs, file));
const driver = join(repository, 'tests/spark/run_steps.py');
const iceberg = `${venv}/iceberg/iceberg-spark-runtime-3.5_2.12-1.10.0.jar`;

/** `describe`, or one skipped test whose name says why. */
export const describeOnSpark = describeOnTier('spark', [`${venv}/bin/spark-submit`, iceberg]);

/** A landing table as a job's plan has it. */
export interface LandingInput {
  readonly table: string;
  readonly location: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly maxRejects: number;
}

/** A job with its arguments, a statement, a landing table to be counted, or a table to be written as Parquet. */
export type Step =
  | { readonly job: readonly string[] }
  | { readonly sql: string }
  | { readonly landing: LandingInput }
  | { readonly export: string; readonly to: string };

/** What a step gave: rows of a statement, or the words of a failure. */
export interface Outcome {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly error: string | null;
}

export interface SparkRun {
  /** By name, run in this order; a step that fails does not end the others. */
  readonly steps: Readonly<Record<string, Step>>;
  /** Of the session, with an Iceberg catalog named `lake` among them. */
  readonly settings: Readonly<Record<string, string>>;
  /** For what Spark writes beside the tables. */
  readonly folder: string;
}

export async function onSpark({ steps, settings, folder }: SparkRun): Promise<(step: string) => Outcome> {
  const [input, output] = [join(folder, 'steps.json'), join(folder, 'outcomes.json')];
  writeFileSync(input, JSON.stringify(steps));
  await promisify(execFile)(submit, [...options(settings, folder), driver, jobs, input, output], {
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      // Empty would be taken for a folder: undefined leaves it out.
      SPARK_HOME: undefined,
      SPARK_LOCAL_IP: '127.0.0.1',
      PYSPARK_PYTHON: join(repository, venv, 'bin/python'),
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
  const outcomes: Readonly<Record<string, Outcome>> = JSON.parse(readFileSync(output, 'utf8'));
  return (step) => {
    const outcome = outcomes[step];
    if (outcome === undefined) throw new Error(`no step ${step}`);
    return outcome;
  };
}

function options(settings: SparkRun['settings'], folder: string): readonly string[] {
  const all = {
    'spark.ui.enabled': 'false',
    'spark.driver.bindAddress': '127.0.0.1',
    'spark.local.dir': folder,
    'spark.sql.shuffle.partitions': '2',
    ...settings,
  };
  return [
    ...['--master', 'local[2]', '--driver-memory', '2g', '--jars', join(repository, iceberg)],
    ...['--py-files', modules.join(',')],
    ...Object.entries(all).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
  ];
}

/** The catalog `lake` in a folder. */
export function folderCatalog(folder: string): Readonly<Record<string, string>> {
  return {
    'spark.sql.extensions': 'org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions',
    'spark.sql.catalog.lake': 'org.apache.iceberg.spark.SparkCatalog',
    'spark.sql.catalog.lake.type': 'hadoop',
    'spark.sql.catalog.lake.warehouse': join(folder, 'warehouse'),
  };
}

/** Ids as text: JSON would round them. */
export function snapshotsOf(table: string): Step {
  return {
    sql: `SELECT CAST(snapshot_id AS STRING) AS id, CAST(parent_id AS STRING) AS parent,
      summary['run-id'] AS run, summary['total-records'] AS records FROM ${table}.snapshots ORDER BY committed_at`,
  };
}
