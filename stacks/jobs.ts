/** One Glue job a computed table, and the workflow that runs them in the order of the inputs that contracts declare. */
import { GlueJob, type GlueJobConfig } from '@cdktf/provider-aws/lib/glue-job';
import { GlueTrigger } from '@cdktf/provider-aws/lib/glue-trigger';
import { GlueWorkflow } from '@cdktf/provider-aws/lib/glue-workflow';
import { Construct } from 'constructs';
import type { Environment } from './environment/environment';
import { codeObject } from './jobs/code-object';
import { jobPlan } from './jobs/plan';
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
    const script = codeObject(this, environment, 'transform.py', sources.script);
    const workflow = new GlueWorkflow(this, 'workflow', {
      name: environment.prefix,
      description: `Builds the tables of the policy ${environment.policy}`,
      maxConcurrentRuns: 1,
    });
    const jobs = computed.map(({ contract }) => {
      const sql = sources.transforms[contract.table] ?? '';
      const job = new GlueJob(this, contract.table, {
        ...jobConfig(environment, config),
        name: `${environment.prefix}-${contract.table}`,
        description: contract.description,
        command: { name: 'glueetl', pythonVersion: '3', scriptLocation: script },
        defaultArguments: {
          ...commonArguments(environment),
          '--sql': codeObject(this, environment, `${contract.table}.sql`, sql),
          '--checks': codeObject(
            this,
            environment,
            `${contract.table}.checks.json`,
            sources.checks[contract.table] ?? '{}',
          ),
          '--plan': codeObject(
            this,
            environment,
            `${contract.table}.json`,
            JSON.stringify(jobPlan(environment, contract, sources.tables)),
          ),
        },
      });
      accept(
        job,
        'CKV_AWS_195',
        'buckets encrypt data and results; the jobs keep no bookmarks and log no rows',
      );
      return { contract, name: job.name };
    });
    this.triggers(environment, workflow.name, jobs);
  }

  /**
   * Every job waits for the jobs of all its declared inputs. Jobs without any start with the workflow: a workflow has one
   * start trigger, and can be run on demand whatever its kind.
   */
  private triggers(environment: Environment, workflow: string, jobs: readonly Job[]): void {
    const nameOf = new Map(jobs.map(({ contract, name }) => [contract.table, name]));
    const waits = jobs.map(({ contract, name }) => ({
      name,
      table: contract.table,
      after: contract.inputs.flatMap(({ table }) => nameOf.get(table) ?? []),
    }));
    const { schedule } = environment.jobs;
    new GlueTrigger(this, 'start', {
      name: `${environment.prefix}-start`,
      workflowName: workflow,
      ...(schedule === null ? { type: 'ON_DEMAND' } : { type: 'SCHEDULED', schedule, startOnCreation: true }),
      actions: waits.filter(({ after }) => after.length === 0).map(({ name }) => ({ jobName: name })),
    });
    for (const { name, table, after } of waits.filter((each) => each.after.length > 0))
      new GlueTrigger(this, `after-inputs-of-${table}`, {
        name: `${name}-inputs`,
        workflowName: workflow,
        type: 'CONDITIONAL',
        startOnCreation: true,
        predicate: {
          logical: 'AND',
          conditions: after.map((job) => ({ jobName: job, logicalOperator: 'EQUALS', state: 'SUCCEEDED' })),
        },
        actions: [{ jobName: name }],
      });
  }
}

interface Job {
  readonly contract: LakeSources['tables'][number]['contract'];
  readonly name: string;
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

function commonArguments({ buckets, prefixes, region }: Environment): Readonly<Record<string, string>> {
  return {
    '--job-language': 'python',
    // Every run reads all of its input and overwrites: a bookmark would hide rows.
    '--job-bookmark-option': 'job-bookmark-disable',
    '--enable-metrics': 'true',
    '--enable-observability-metrics': 'true',
    '--datalake-formats': 'iceberg',
    '--TempDir': `s3://${buckets.lake}/${prefixes.temporary}`,
    '--warehouse': `s3://${buckets.lake}/`,
    '--lake_region': region,
  };
}
