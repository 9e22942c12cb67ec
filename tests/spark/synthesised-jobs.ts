/** The Glue jobs that a stack really synthesises, with their code written to a folder that stands for the lake bucket. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findProject } from '../../harness/contract/project/parse-project';
import type { LakeTable } from '../../stacks/lake-table';
import { readSources, readTables } from '../../stacks/sources';
import { anEnvironment } from '../stacks/an-environment';
import { lakehouseOf, type Values } from '../stacks/synthesised';
import { folderCatalog } from '../support/spark';

export interface SynthesisedJobs {
  /** In the order in which the workflow's triggers let them run. */
  readonly jobs: readonly { readonly table: string; readonly arguments: readonly string[] }[];
  /** Spark's settings of every job, for Iceberg tables in a folder. */
  readonly settings: Readonly<Record<string, string>>;
  readonly tables: readonly LakeTable[];
  /** CREATE TABLE as Glue does it for Terraform's columns, and the database. */
  readonly ddl: readonly string[];
}

/** @param folder stands for the lake bucket; landing files lie in it */
export async function synthesisedJobs(
  policy: string,
  database: string,
  folder: string,
): Promise<SynthesisedJobs> {
  const project = await findProject(resolve(__dirname, '../..'));
  const environment = { ...anEnvironment('emulator'), policy, database };
  const sources = await readSources(project, policy, await readTables(project, policy));
  const stack = lakehouseOf(environment, sources);
  const here = (text: unknown) =>
    String(text).replaceAll(`s3://${environment.buckets.lake}/`, `file://${folder}/`);
  for (const { key, content_base64 } of stack.all('aws_s3_object')) {
    const file = join(folder, String(key));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, here(Buffer.from(String(content_base64), 'base64')));
  }
  const computed = sources.tables.filter(({ landing }) => !landing);
  const argumentsOf = (table: string) => {
    const job = stack.one('aws_glue_job', { name: `${environment.prefix}-${table}` });
    return Object.entries(job.default_arguments as Values).flatMap(([name, value]) => [name, here(value)]);
  };
  const jobs = computed.map(({ contract: { table } }) => ({ table, arguments: argumentsOf(table) }));
  const catalogTables = stack.all('aws_glue_catalog_table').filter((table) => table.open_table_format_input);
  return {
    jobs,
    settings: settingsOf(jobs[0]?.arguments ?? [], folder),
    tables: sources.tables,
    ddl: [`CREATE DATABASE lake.${database}`, ...catalogTables.map((table) => createTable(database, table))],
  };
}

/** `--conf` of the job, with the Glue catalog exchanged for one in a folder. */
function settingsOf(given: readonly string[], folder: string): Readonly<Record<string, string>> {
  const conf = given[given.indexOf('--conf') + 1] ?? '';
  const settings = conf.split(' --conf ').map((setting) => setting.split(/=(.*)/s).slice(0, 2));
  const onGlue = /[.](catalog-impl|io-impl|warehouse)$/;
  const kept = settings.filter(([name = '']) => !onGlue.test(name));
  if (settings.length - kept.length !== 3) throw new Error(`the jobs name no Glue catalog: ${conf}`);
  return { ...Object.fromEntries(kept), ...folderCatalog(folder) };
}

function createTable(database: string, table: Values): string {
  const { columns } = table.storage_descriptor as { columns: readonly Readonly<Record<string, string>>[] };
  const listed = columns.map(
    ({ name, type, comment }) => `\`${name}\` ${type} COMMENT '${comment?.replaceAll("'", "\\'")}'`,
  );
  return `CREATE TABLE lake.${database}.${table.name} (${listed.join(', ')}) USING iceberg TBLPROPERTIES ('format-version' = '2')`;
}
