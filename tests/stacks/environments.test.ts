import { problemsOf } from '../../stacks/environment/rules';
import { oneRegionAnAccount } from '../../stacks/environment/rules/accounts';
import { oneLakeAVpc } from '../../stacks/environment/rules/given-vpcs';
import { environments } from '../../stacks/environments';
import { anEnvironment, known } from './an-environment';

const dev = anEnvironment('dev');

describe('the table of environments', () => {
  test.each(['dev', 'prod', 'emulator'] as const)('%s is right as it stands', (name) => {
    expect(problemsOf(anEnvironment(name), known)).toEqual([]);
  });

  test('dev and prod may share an account, and no name of theirs is the same but that of the state', () => {
    const prod = anEnvironment('prod');
    expect(prod.account).toBe(dev.account);
    expect([prod.prefix, prod.database]).not.toEqual([dev.prefix, dev.database]);
    expect(prod.buckets.state).toBe(dev.buckets.state);
    for (const key of ['lake', 'results', 'logs'] as const)
      expect(prod.buckets[key]).not.toBe(dev.buckets[key]);
  });

  test('environments of one account share its region: GitHub is known to an account once', () => {
    const away = { ...anEnvironment('prod'), region: 'eu-west-1' };
    expect(oneRegionAnAccount([dev, away])).toEqual([
      'prod.region: found "eu-west-1"; allowed: us-east-1, because dev has the same account',
    ]);
    expect(oneRegionAnAccount([dev, { ...away, account: '222222222222' }])).toEqual([]);
    expect(oneRegionAnAccount([dev, { ...away, endpoints: {} }])).toEqual([]);
    const [first, second] = environments('stedi', {
      file: { prod: { region: 'eu-west-1' } },
      variables: {},
    }).value;
    expect(oneRegionAnAccount([first, second].flatMap((each) => each ?? []))).toEqual([]);
  });

  test('a given VPC and its route tables serve one lake: a second one would cut the first off', () => {
    const given = (name: 'dev' | 'prod' | 'emulator', id: unknown, routeTables: unknown) => {
      const vpc = { kind: 'given', id, routeTables, subnets: [] };
      const { value } = environments('stedi', { file: { [name]: { network: { vpc } } }, variables: {} });
      return value.filter((each) => each.name === name);
    };
    const first = given('dev', 'vpc-00000001', ['rtb-00000001', 'rtb-00000002']);
    expect(oneLakeAVpc([...first, ...given('prod', 'vpc-00000001', ['rtb-00000002'])])).toEqual([
      'prod.network.vpc.id: found "vpc-00000001"; allowed: one of its own, because dev has it',
      'prod.network.vpc.routeTables: found "rtb-00000002"; allowed: one of its own, because dev has it',
    ]);
    expect(oneLakeAVpc([...first, ...given('prod', 'vpc-00000002', ['rtb-00000003'])])).toEqual([]);
    expect(oneLakeAVpc([...first, ...given('emulator', 'vpc-00000001', ['rtb-00000001'])])).toEqual([]);
    expect(oneLakeAVpc([...given('dev', undefined, 5), ...given('prod', undefined, 5)])).toEqual([]);
  });

  test('results go after 14 days; prod keeps old versions for a month and logs for a year', () => {
    expect(dev.retention).toMatchObject({ results: 14 });
    expect(anEnvironment('prod').retention).toMatchObject({ results: 14, oldVersions: 30, logs: 365 });
  });

  test('a variable wins over the file, the file over the table', () => {
    const { value } = environments('stedi', {
      file: { dev: { account: '222222222222', jobs: { workers: 4 } } },
      variables: { LAKE_DEV_ACCOUNT: '111111111111' },
    });
    expect(value[0]).toMatchObject({
      account: '111111111111',
      jobs: { workers: 4, workerType: 'G.1X' },
    });
  });

  test('a variable of an environment that means nothing is a problem, and its value is not shown', () => {
    const problems = (variables: Readonly<Record<string, string>>) =>
      environments('stedi', { file: {}, variables }).problems;
    expect(problems({ LAKE_DEV_ACOUNT: '12', LAKE_PROD_REGION: 'xx' })).toEqual([
      'LAKE_DEV_ACOUNT: unknown variable; allowed: LAKE_DEV_ACCOUNT, LAKE_DEV_OWNER_EMAIL, LAKE_DEV_REPOSITORY',
      'LAKE_PROD_REGION: unknown variable; allowed: LAKE_PROD_ACCOUNT, LAKE_PROD_OWNER_EMAIL, LAKE_PROD_REPOSITORY',
    ]);
    expect(problems({ LAKE_EMULATOR_OWNER: 'x' })).toHaveLength(1);
    expect(problems({ LAKE_DEV_ACOUNT: '', LAKE_REQUIRE: 'emulator', LAKE_ENVIRONMENT: 'dev' })).toEqual([]);
    expect(problems({ LAKE_DEV_ACCOUNT: '111111111111', LAKE_EMULATOR_REPOSITORY: 'a/b' })).toEqual([]);
  });

  test('the port of the emulator is no setting of an environment: scripts/check-terraform reads it', () => {
    const variables = { LAKE_EMULATOR_PORT: '4599' };
    expect(environments('stedi', { file: {}, variables }).problems).toEqual([]);
  });

  test('a service that one emulator lacks is answered by another', () => {
    const { value } = environments('stedi', {
      file: {},
      variables: {
        AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
        AWS_ENDPOINT_URL_GLUE: 'http://127.0.0.1:2',
        AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'http://127.0.0.1:3',
        AWS_ENDPOINT_URL_S3_CONTROL: 'http://127.0.0.1:4',
      },
    });
    expect(value.find(({ name }) => name === 'emulator')?.endpoints).toMatchObject({
      s3: 'http://127.0.0.1:1',
      glue: 'http://127.0.0.1:2',
      cloudwatch: 'http://127.0.0.1:1',
      cloudwatchlogs: 'http://127.0.0.1:3',
      s3Control: 'http://127.0.0.1:4',
    });
    expect(value.find(({ name }) => name === 'dev')?.endpoints).toBeNull();
  });

  test('nothing is a setting only where it means something: jobs without a schedule', () => {
    const problems = (own: unknown) => environments('stedi', { file: { dev: own }, variables: {} }).problems;
    expect(problems({ jobs: { schedule: null } })).toEqual([]);
    expect(problems({ jobs: { schedule: 'cron(0 6 * * ? *)' } })).toEqual([]);
    expect(problems({ jobs: { schedule: 5 } })).toEqual([
      'environments.local.json: dev.jobs.schedule: found a number; allowed: a text or nothing',
    ]);
    expect(problems(null)).toEqual(['environments.local.json: dev: found nothing; allowed: an object']);
    expect(problems({ network: { vpc: null } })).toEqual([
      'environments.local.json: dev.network.vpc: found nothing; allowed: an object',
    ]);
    expect(problems({ retention: null, protect: null, scientistAccounts: null })).toEqual([
      'environments.local.json: dev.retention: found nothing; allowed: an object',
      'environments.local.json: dev.protect: found nothing; allowed: true or false',
      'environments.local.json: dev.scientistAccounts: found nothing; allowed: a list',
    ]);
  });

  test.each([
    ['dev', 5, 'dev.endpoints: found a number; allowed: nothing'],
    ['dev', { s3: 'http://127.0.0.1:1' }, 'dev.endpoints: found an object; allowed: nothing'],
    ['emulator', null, 'emulator.endpoints: found nothing; allowed: an object'],
    ['emulator', { s3: 5 }, 'emulator.endpoints.s3: found a number; allowed: a text'],
    ['emulator', { foo: 'http://127.0.0.1:1' }, 'emulator.endpoints.foo: unknown key; allowed: athena, '],
  ])(
    'what is on AWS stays there, and the emulator off it: %s with endpoints %j',
    (name, endpoints, problem) => {
      const { value, problems } = environments('stedi', { file: { [name]: { endpoints } }, variables: {} });
      expect(problems).toEqual([expect.stringContaining(problem)]);
      const table = environments('stedi', { file: {}, variables: {} }).value;
      expect(value.map((each) => each.endpoints)).toEqual(table.map((each) => each.endpoints));
    },
  );

  test('a setting that means nothing is a problem, whatever it is', () => {
    const { problems } = environments('stedi', {
      file: { staging: {}, dev: { workres: 4, jobs: { workers: '4' }, retention: 7 }, prod: 'on' },
      variables: {},
    });
    expect(problems.map((problem) => problem.replace('environments.local.json: ', ''))).toEqual([
      'unknown environment "staging"; allowed: dev, prod, emulator',
      expect.stringMatching(/^dev.workres: unknown key; allowed: account, /),
      'dev.jobs.workers: found a text; allowed: a number',
      'dev.retention: found a number; allowed: an object',
      'prod: found a text; allowed: an object',
    ]);
  });
});
