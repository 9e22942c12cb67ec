import { bootstrap, lakehouse, type Synthesised } from './synthesised';

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

  test('jobs of this account only may assume the Glue role', () => {
    const { assume_role_policy } = dev.one('aws_iam_role', { name: 'stedi-dev-jobs' });
    expect(JSON.parse(String(assume_role_policy)).Statement[0]).toMatchObject({
      Principal: { Service: 'glue.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111111111111' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:glue:us-east-1:111111111111:job/stedi-dev-*' },
      },
    });
  });
});
