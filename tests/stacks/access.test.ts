import { anEnvironment } from './an-environment';
import { bootstrap, lakehouse, lakehouseOf, type Synthesised, sourcesOf, type Values } from './synthesised';

let dev: Synthesised;
beforeAll(async () => {
  dev = await lakehouse('dev');
});

describe('access', () => {
  test('no policy has `*` as an action, and `*` as a resource only where AWS knows no other', async () => {
    const account = await bootstrap();
    const prod = await lakehouse('prod');
    const narrowest =
      /^(ec2:Describe|cloudwatch:PutMetricData|kms:(CreateKey|ListAliases)|logs:(DescribeLogGroups|CreateLogDelivery|DeleteLogDelivery))/;
    const statements = [dev, prod, account].flatMap((stack) =>
      [...stack.all('aws_iam_role_policy'), ...stack.all('aws_iam_policy')].flatMap(
        ({ policy }) => JSON.parse(String(policy)).Statement,
      ),
    );
    expect(statements.length).toBeGreaterThan(50);
    for (const { Action, Resource } of statements) {
      for (const action of Action) expect(action).toMatch(/^[a-z0-9]+:[A-Z][A-Za-z]+\*?$/);
      if (Resource.includes('*')) for (const action of Action) expect(action).toMatch(narrowest);
    }
  });

  test('every role stays inside the boundary that bootstrap makes', async () => {
    const account = await bootstrap();
    expect(account.all('aws_iam_policy').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['stedi-boundary-dev', 'stedi-boundary-prod']),
    );
    expect(dev.all('aws_iam_role')).toHaveLength(5);
    for (const { permissions_boundary } of dev.all('aws_iam_role'))
      expect(permissions_boundary).toBe('arn:aws:iam::111111111111:policy/stedi-boundary-dev');
  });

  test('a job or a function of another account cannot become a role of this one', () => {
    for (const [name, service] of [
      ['stedi-dev-jobs', 'glue'],
      ['stedi-dev-audit', 'lambda'],
    ] as const)
      expect(trust(dev, name)).toEqual({
        Effect: 'Allow',
        Principal: { Service: `${service}.amazonaws.com` },
        Action: 'sts:AssumeRole',
        Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111111111111' } },
      });
  });

  test('data scientists come from the accounts named for them, auditors from this account only', async () => {
    const environment = { ...anEnvironment('dev'), scientistAccounts: ['222222222222', '333333333333'] };
    const stack = lakehouseOf(environment, await sourcesOf());
    expect(trust(stack, 'stedi-dev-data-scientist').Principal).toEqual({
      AWS: ['arn:aws:iam::222222222222:root', 'arn:aws:iam::333333333333:root'],
    });
    expect(trust(stack, 'stedi-dev-auditor').Principal).toEqual({ AWS: ['arn:aws:iam::111111111111:root'] });
  });

  test('a session lasts an hour: who comes from another role gets no more', async () => {
    const roles = [dev, await lakehouse('prod'), await bootstrap()].flatMap((stack) =>
      stack.all('aws_iam_role'),
    );
    expect(roles.length).toBeGreaterThan(10);
    for (const role of roles) expect(role).not.toHaveProperty('max_session_duration');
  });

  function trust(stack: Synthesised, name: string): Values {
    return JSON.parse(String(stack.one('aws_iam_role', { name }).assume_role_policy)).Statement[0];
  }
});
