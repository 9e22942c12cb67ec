/** One Glue job a computed table, and the workflow that runs them in the order of the inputs that contracts declare. */
import { GlueJob, type GlueJobConfig } from '@cdktf/provider-aws/lib/glue-job';
import { GlueWorkflow } from '@cdktf/provider-aws/lib/glue-workflow';
import { Construct } from 'constructs';
import type { Environment } from './environment/environment';
import { codeObject } from './jobs/code-object';
import { jobPlan } from './jobs/plan';
import { triggers } from './jobs/triggers';
import type { LakeSources } from './sources';
import { accept } from './suppression';

export interface JobsConfig {
  readonly roleArn: string;
  /** Of the private subnets; null: the jobs run outside. */
  readonly connection: string | null;
}

export class Jobs extends Construct {
  constructor(scope: Construct, environment: Environment, sources: LakeSources, config: JobsConfig) {
    super(scope, 'jobs');
    const computed = sources.tables.filter(({ landing }) => !landing);
    const upload = (name: string, text: string) => codeObject(this, environment, name, text);
    const script = upload('transform.py', sources.job.script);
    const imported = Object.entries(sources.job.modules).map(([name, text]) => upload(`${name}.py`, text));
    const workflow = new GlueWorkflow(this, 'workflow', {
      name: environment.prefix,
      description: `Builds the tables of the policy ${environment.policy}`,
      maxConcurrentRuns: 1,
    });
    const jobs = computed.map((lakeTable) => {
      const { contract } = lakeTable;
      const { table } = contract;
      const sql = upload(`${table}.sql`, sources.transforms[table] ?? '');
      const checks = upload(`${table}.checks.json`, sources.checks[table] ?? '');
      const plan = upload(`${table}.json`, JSON.stringify(jobPlan(environment, lakeTable, sources.tables)));
      const job = new GlueJob(this, table, {
        ...jobConfig(environment, config),
        name: `${environment.prefix}-${table}`,
        description: contract.description,
        command: { name: 'glueetl', pythonVersion: '3', scriptLocation: script.uri },
        defaultArguments: {
          ...commonArguments(environment),
          '--extra-py-files': imported.map(({ uri }) => uri).join(','),
          '--sql': sql.uri,
          '--checks': checks.uri,
          '--plan': plan.uri,
        },
        dependsOn: [script, ...imported, sql, checks, plan].map(({ object }) => object),
      });
      accept(
        job,
        'CKV_AWS_195',
        'buckets encrypt data and results; the jobs keep no bookmarks and log no rows',
      );
      return { name: job.name, contract };
    });
    triggers(this, environment, workflow.name, jobs);
  }
}

function jobConfig(
  environment: Environment,
  { roleArn, connection }: JobsConfig,
): Omit<GlueJobConfig, 'name' | 'command'> {
  const { jobs } = environment;
  return {
    roleArn,
    glueVersion: jobs.glueVersion,
    workerType: jobs.workerType,
    numberOfWorkers: jobs.workers,
    timeout: jobs.timeoutMinutes,
    maxRetries: jobs.retries,
    executionClass: 'STANDARD',
    // Two runs would overwrite each other.
    executionProperty: { maxConcurrentRuns: 1 },
    ...(connection === null ? {} : { connections: [connection] }),
  };
}

function commonArguments({ buckets, prefixes }: Environment): Readonly<Record<string, string>> {
  return {
    '--job-language': 'python',
    // Every run reads all of its input and overwrites: a bookmark would hide rows.
    '--job-bookmark-option': 'job-bookmark-disable',
    '--enable-metrics': 'true',
    '--enable-observability-metrics': 'true',
    '--datalake-formats': 'iceberg',
    '--TempDir': `s3://${buckets.lake}/${prefixes.temporary}`,
    '--conf': sparkSettings(buckets.lake),
  };
}

/**
 * The catalog `lake`, Iceberg's on Glue. Several settings in one argument, each after the first with a --conf of its own:
 * https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-iceberg.html
 */
function sparkSettings(bucket: string): string {
  const catalog = 'spark.sql.catalog.lake';
  return [
    'spark.sql.extensions=org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions',
    `${catalog}=org.apache.iceberg.spark.SparkCatalog`,
    `${catalog}.catalog-impl=org.apache.iceberg.aws.glue.GlueCatalog`,
    `${catalog}.io-impl=org.apache.iceberg.aws.s3.S3FileIO`,
    `${catalog}.warehouse=s3://${bucket}/`,
    // What overflows or divides by zero fails, as on the other engines.
    'spark.sql.ansi.enabled=true',
    'spark.sql.session.timeZone=UTC',
    // A text such as '${x}' in a SELECT stays what it is.
    'spark.sql.variable.substitute=false',
  ].join(' --conf ');
}
