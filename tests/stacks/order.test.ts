import { bootstrap, lakehouse, type Synthesised } from './synthesised';
import { reached, type TerraformGraph, terraformGraph } from './terraform-graph';

const stacks: Record<string, TerraformGraph> = {};
beforeAll(async () => {
  const synthesised: Record<string, Synthesised> = {
    dev: await lakehouse('dev'),
    prod: await lakehouse('prod'),
    bootstrap: await bootstrap(),
  };
  for (const [name, stack] of Object.entries(synthesised)) stacks[name] = terraformGraph(stack);
});

const bucket = (id: string) =>
  ['bucket', 'versioning', 'ownership', 'encryption', 'privacy', 'policy'].map((part) => `${id}_${part}`);
const lake = bucket('storage_lake');
const results = bucket('storage_results');
const logs = bucket('storage_logs');
const tables = [
  'catalog_customer_landing',
  'catalog_accelerometer_landing',
  'catalog_step_trainer_landing',
  'catalog_customer_trusted',
  'catalog_accelerometer_trusted',
  'catalog_customers_curated',
  'catalog_step_trainer_trusted',
  'catalog_machine_learning_curated',
];

describe('Terraform makes', () => {
  test.each([
    ['the code of the jobs', 'aws_s3_object', lake],
    ['the tables', 'aws_glue_catalog_table', ['catalog_database', ...lake]],
    ['the jobs', 'aws_glue_job', [...tables, 'role', 'role_policy', ...lake]],
    ['the triggers', 'aws_glue_trigger', ['jobs_workflow']],
    ['the workgroups', 'aws_athena_workgroup', results],
    ['the questions', 'aws_athena_named_query', ['queries_auditors']],
    [
      'the audit function',
      'aws_lambda_function',
      ['audit_audit-role_policy', 'audit_dead-letters', 'audit_topic', 'audit_logs', ...results],
    ],
    [
      'the schedule of the audit',
      'aws_scheduler_schedule',
      ['audit_scheduler-role_policy', 'audit_function', 'audit_dead-letters'],
    ],
    ['the access logs', 'aws_s3_bucket_logging', logs],
    ['the flow log', 'aws_flow_log', logs],
  ])('%s after what they need', (_name, type, needed) => {
    for (const name of ['dev', 'prod']) mustWait(graphOf(name), type, needed);
  });

  test('a trigger after each job that it names', () => {
    const graph = graphOf('dev');
    const started = of(graph, 'aws_glue_trigger').flatMap((trigger) => graph.get(trigger) ?? []);
    expect(started).toEqual(expect.arrayContaining([...of(graph, 'aws_glue_job')]));
  });

  test('a job in a private subnet after its connection, and that after every way out of the subnet', () => {
    const graph = graphOf('prod');
    const network = [
      'network_private-jobs_connection',
      ...['glue', 'logs', 'monitoring', 'sts', 'kms'].map((service) => `network_private-jobs_${service}`),
      'network_private-jobs_from-workers',
      'network_private-jobs_to-workers',
      'network_private-jobs_to-s3',
      'network_s3',
      'network_vpc_routes-a',
    ];
    mustWait(graph, 'aws_glue_job', network);
  });

  test('what is encrypted with the own key after its alias, by which roles may use it', () => {
    const graph = graphOf('prod');
    for (const type of ['aws_s3_object', 'aws_athena_workgroup', 'aws_sns_topic', 'aws_sqs_queue'])
      mustWait(graph, type, ['key', 'key_alias']);
  });

  test('the roles of GitHub after state, provider and the boundary of what they make', () => {
    const graph = graphOf('bootstrap');
    for (const name of ['dev', 'prod'])
      for (const role of of(graph, 'aws_iam_role').filter((each) => each.includes(`.${name}_`)))
        expect(withoutHash(reached(graph, role))).toEqual(
          expect.arrayContaining([...bucket('state'), 'github', `${name}_boundary`]),
        );
  });

  test('nothing after itself, and nothing after what does not exist', () => {
    for (const graph of Object.values(stacks))
      for (const [address, direct] of graph) {
        expect([...reached(graph, address)]).not.toContain(address);
        for (const each of direct) expect([...graph.keys()]).toContain(each);
      }
  });
});

function graphOf(name: string): TerraformGraph {
  const found = stacks[name];
  if (found === undefined) throw new Error(`no stack ${name}`);
  return found;
}

function of(graph: TerraformGraph, type: string): readonly string[] {
  return [...graph.keys()].filter((address) => address.startsWith(`${type}.`));
}

function mustWait(graph: TerraformGraph, type: string, needed: readonly string[]): void {
  const found = of(graph, type);
  expect(found.length).toBeGreaterThan(0);
  for (const address of found)
    expect([address, ...withoutHash(reached(graph, address))]).toEqual(
      expect.arrayContaining([address, ...needed]),
    );
}

/** Ids of the constructs: CDKTF ends each address with a hash. */
function withoutHash(addresses: Iterable<string>): readonly string[] {
  return [...addresses].map((address) =>
    address.replace(/^\w+\.(.+)_[0-9A-F]{8}$/, '$1').replace(/^\w+\./, ''),
  );
}
