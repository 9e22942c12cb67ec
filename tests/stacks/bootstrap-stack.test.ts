import { accounts } from '../../stacks/bootstrap-stack';
import { anEnvironment } from './an-environment';
import { bootstrap, lakehouse, type Synthesised, type Values } from './synthesised';

describe('bootstrap', () => {
  test('makes the bucket in which every other stack on AWS locks a key of its own', async () => {
    const { bucket } = (await bootstrap()).one('aws_s3_bucket');
    expect(bucket).toBe('stedi-state-111111111111-us-east-1');
    const backend = (stack: Synthesised) => (stack.json.terraform as Values).backend;
    for (const name of ['dev', 'prod'] as const)
      expect(backend(await lakehouse(name))).toEqual({
        s3: {
          bucket,
          region: 'us-east-1',
          key: `${name}/terraform.tfstate`,
          use_lockfile: true,
          encrypt: true,
        },
      });
    expect(backend(await lakehouse('emulator'))).toHaveProperty('local');
  });

  test('trusts the tokens that GitHub makes for AWS, and no other', async () => {
    expect((await bootstrap()).one('aws_iam_openid_connect_provider')).toMatchObject({
      url: 'https://token.actions.githubusercontent.com',
      client_id_list: ['sts.amazonaws.com'],
    });
  });

  test('is made once an account, also while nobody has named the accounts of two regions', () => {
    const [dev, prod] = [anEnvironment('dev'), anEnvironment('prod')];
    const bootstraps = (other: Partial<typeof prod>) =>
      accounts([dev, { ...prod, ...other }].map((environment) => ({ environment, tables: [] })));
    expect(bootstraps({})).toHaveLength(1);
    expect(bootstraps({ account: '222222222222' })).toHaveLength(2);
    const state = 'stedi-state-111111111111-eu-west-1';
    expect(bootstraps({ region: 'eu-west-1', buckets: { ...prod.buckets, state } })).toHaveLength(1);
  });

  test('GitHub deploys an environment from this repository and that GitHub environment only', async () => {
    const roles = (await bootstrap()).all('aws_iam_role');
    expect(roles.map(({ name }) => name).sort()).toEqual(
      ['dev', 'prod'].flatMap((name) => [`stedi-audit-${name}`, `stedi-deploy-${name}`]).sort(),
    );
    for (const { name, assume_role_policy } of roles)
      expect(JSON.parse(String(assume_role_policy)).Statement[0].Condition.StringEquals).toEqual({
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': `repo:stedi/lakehouse:environment:${String(name).split('-').pop()}`,
      });
  });
});
