import { bootstrap, lakehouse, type Synthesised, type Values } from './synthesised';

describe('bootstrap', () => {
  test('keeps state in a private bucket; every other stack locks its own key in it', async () => {
    expect((await bootstrap()).one('aws_s3_bucket')).toMatchObject({ lifecycle: { prevent_destroy: true } });
    const backend = (stack: Synthesised) => (stack.json.terraform as Values).backend;
    expect(backend(await lakehouse('dev'))).toMatchObject({
      s3: { key: 'dev/terraform.tfstate', use_lockfile: true, encrypt: true },
    });
    expect(backend(await lakehouse('emulator'))).toHaveProperty('local');
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
