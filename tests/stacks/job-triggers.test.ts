import type { LakeSources } from '../../stacks/sources';
import { lakehouse, type Synthesised, sourcesOf, type Values } from './synthesised';

let dev: Synthesised;
let prod: Synthesised;
let sources: LakeSources;
beforeAll(async () => {
  [dev, prod, sources] = [await lakehouse('dev'), await lakehouse('prod'), await sourcesOf()];
});

describe('the triggers of the workflow', () => {
  test('the triggers equal the declared order: a job waits for the jobs of all its inputs', () => {
    const computed = sources.tables.filter(({ landing }) => !landing).map(({ contract }) => contract);
    for (const { table, inputs } of computed) {
      const declared = inputs.map((input) => input.table).filter((name) => !name.endsWith('_landing'));
      const starts = dev
        .all('aws_glue_trigger')
        .filter(({ actions }) => (actions as Values[]).some(({ job_name }) => jobTable(job_name) === table));
      expect(starts).toHaveLength(1);
      const waits = (starts[0]?.predicate as Values | undefined)?.conditions as Values[] | undefined;
      expect((waits ?? []).map(({ job_name, state }) => [jobTable(job_name), state]).sort()).toEqual(
        declared.map((name) => [name, 'SUCCEEDED']).sort(),
      );
    }
  });

  test('a trigger waits for all its jobs, and is active from the start', () => {
    const waiting = dev.all('aws_glue_trigger').filter(({ type }) => type === 'CONDITIONAL');
    expect(waiting).toHaveLength(4);
    for (const trigger of waiting)
      expect(trigger).toMatchObject({ predicate: { logical: 'AND' }, start_on_creation: true });
  });

  test('one run of the workflow at a time, and every trigger is of it', () => {
    expect(dev.one('aws_glue_workflow')).toMatchObject({ name: 'stedi-dev', max_concurrent_runs: 1 });
    for (const { workflow_name } of dev.all('aws_glue_trigger'))
      expect(workflow_name).toMatch(/^[$][{]aws_glue_workflow[.]jobs_workflow_\w+[.]name[}]$/);
  });

  test('the workflow starts on demand in dev and on a schedule in prod', () => {
    expect(dev.one('aws_glue_trigger', { name: 'stedi-dev-start' }).type).toBe('ON_DEMAND');
    expect(prod.one('aws_glue_trigger', { name: 'stedi-prod-start' })).toMatchObject({
      type: 'SCHEDULED',
      schedule: 'cron(0 3 * * ? *)',
      start_on_creation: true,
    });
  });

  test('an apply starts no run: Terraform starts a trigger on demand that is enabled', () => {
    expect(dev.one('aws_glue_trigger', { type: 'ON_DEMAND' }).enabled).toBe(false);
  });
});

/** The table of Terraform's reference to a job, `${aws_glue_job.jobs_<table>_<hash>.name}`. */
function jobTable(reference: unknown): string {
  return String(reference).replace(/^.*aws_glue_job[.]jobs_(\w+)_[0-9A-F]{8}[.]name.*$/, '$1');
}
