/** Computes each table from its inputs and writes it as Parquet. */
import { duckdb } from '../plan/dialects/duckdb';
import { asTransformError } from './build-error';
import type { BuildRun, BuiltTable } from './build-run';
import { tableFile } from './lake-paths';
import type { Transform } from './transforms';

/** @param transforms in build order. @throws LAKE-073, LAKE-074, LAKE-077 for one that fails */
export async function runTransforms(
  run: BuildRun,
  transforms: readonly Transform[],
): Promise<readonly BuiltTable[]> {
  const built: BuiltTable[] = [];
  for (const transform of transforms) built.push(await runTransform(run, transform));
  return built;
}

async function runTransform(run: BuildRun, transform: Transform): Promise<BuiltTable> {
  const { table, sql, file } = transform;
  run.notify({ step: 'computing', table });
  const started = performance.now();
  for (const input of transform.inputs) await run.session.run(viewOf(input, run.folder));
  try {
    const [copied] = await run.session.run(
      `COPY (\n${sql}) TO ${duckdb.text(tableFile(run.folder, table))} (FORMAT parquet, COMPRESSION zstd)`,
    );
    return { table, rows: Number(copied?.Count), seconds: (performance.now() - started) / 1000 };
  } catch (cause) {
    throw asTransformError(cause, file);
  }
}

const viewOf = (table: string, folder: string): string =>
  `CREATE OR REPLACE TEMP VIEW ${duckdb.identifier(table)} AS SELECT * FROM read_parquet(${duckdb.text(tableFile(folder, table))})`;
