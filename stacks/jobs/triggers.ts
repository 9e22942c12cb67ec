/** The order of the jobs: each waits for the jobs of all inputs that its contract declares. */
import { GlueTrigger } from '@cdktf/provider-aws/lib/glue-trigger';
import type { Construct } from 'constructs';
import type { Contract } from '../../harness/contract/contract';
import type { Environment } from '../environment/environment';

export interface Job {
  /** As Terraform refers to it. */
  readonly name: string;
  readonly contract: Contract;
}

/**
 * Jobs without such an input start with the workflow: a workflow has one start trigger, and can be run on demand whatever
 * its kind.
 */
export function triggers(
  scope: Construct,
  environment: Environment,
  workflowName: string,
  jobs: readonly Job[],
): void {
  const nameOf = new Map(jobs.map(({ contract, name }) => [contract.table, name]));
  const waits = jobs.map(({ contract, name }) => ({
    name,
    table: contract.table,
    after: contract.inputs.flatMap(({ table }) => nameOf.get(table) ?? []),
  }));
  const { schedule } = environment.jobs;
  new GlueTrigger(scope, 'start', {
    name: `${environment.prefix}-start`,
    workflowName,
    // Terraform starts an enabled trigger on demand as it creates it: the first apply would build from an empty lake. A
    // workflow starts on demand all the same (terraform-provider-aws, issue 38222).
    ...(schedule === null
      ? { type: 'ON_DEMAND', enabled: false }
      : { type: 'SCHEDULED', schedule, startOnCreation: true }),
    actions: waits.filter(({ after }) => after.length === 0).map(({ name }) => ({ jobName: name })),
  });
  for (const { name, table, after } of waits.filter((each) => each.after.length > 0))
    new GlueTrigger(scope, `after-inputs-of-${table}`, {
      name: `${name}-inputs`,
      workflowName,
      type: 'CONDITIONAL',
      startOnCreation: true,
      predicate: {
        logical: 'AND',
        conditions: after.map((job) => ({ jobName: job, logicalOperator: 'EQUALS', state: 'SUCCEEDED' })),
      },
      actions: [{ jobName: name }],
    });
}
