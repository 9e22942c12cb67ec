import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { settingsFile } from '../../stacks/environment/settings';
import { anEnvironment } from './an-environment';
import { bootstrap, lakehouse, lakehouseOf, sourcesOf, type Values } from './synthesised';

const root = resolve(__dirname, '../..');

describe('synth', () => {
  test.each(['dev', 'prod', 'emulator'] as const)(
    '%s is the same text each time, made in under 3 seconds',
    async (name) => {
      const sources = await sourcesOf();
      const before = performance.now();
      const first = lakehouseOf(anEnvironment(name), sources);
      expect(performance.now() - before).toBeLessThan(3000);
      expect(lakehouseOf(anEnvironment(name), sources).text).toBe(first.text);
    },
  );

  test('every resource is tagged with its environment, because the provider tags all', async () => {
    const named = {
      dev: await lakehouse('dev'),
      prod: await lakehouse('prod'),
      emulator: await lakehouse('emulator'),
      bootstrap: await bootstrap(),
    };
    for (const [name, stack] of Object.entries(named)) {
      const [provider] = (stack.json.provider as { aws: Values[] }).aws;
      expect(provider?.default_tags).toEqual([
        { tags: { Project: 'lakehouse', Environment: name, ManagedBy: 'terraform' } },
      ]);
    }
  });

  test('a stack is never applied to an account that it is not for; the emulator asks emulators only', async () => {
    const provider = (stack: { json: Values }) => (stack.json.provider as { aws: Values[] }).aws[0];
    expect(provider(await lakehouse('dev'))).toMatchObject({ allowed_account_ids: ['111111111111'] });
    const endpoints = provider(await lakehouse('emulator'))?.endpoints as readonly Values[];
    // Emulators answer under one name, not one a bucket.
    expect(provider(await lakehouse('emulator'))).toMatchObject({ s3_use_path_style: true });
    expect(provider(await lakehouse('emulator'))).not.toHaveProperty('allowed_account_ids');
    expect(provider(await lakehouse('dev'))).not.toHaveProperty('endpoints');
    expect(endpoints[0]).toMatchObject({
      glue: 'http://localhost:4566',
      s3: 'http://localhost:4566',
      s3control: 'http://localhost:4566',
    });
    // CDKTF drops a service that it spells otherwise, which would then be asked on AWS.
    const services = Object.values(endpoints[0] ?? {}).filter((url) => typeof url === 'string');
    expect(services).toHaveLength(Object.keys(anEnvironment('emulator').endpoints ?? {}).length);
  });
});

describe('npm run synth', () => {
  let folder: string;
  let program: string;
  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    // Beside the packages that it imports.
    folder = mkdtempSync(join(root, '.cache', 'synth-'));
    program = join(folder, 'main.js');
    buildSync({
      entryPoints: [join(root, 'stacks/main.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      packages: 'external',
    });
    // Its own copy, so that the environments.local.json of whoever runs the tests has no say.
    for (const part of ['lake.yaml', 'contracts'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
  });
  afterEach(() => rmSync(join(folder, settingsFile), { force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  const names = ['ACCOUNT', 'OWNER_EMAIL', 'REPOSITORY'];
  const unset = Object.fromEntries(
    names.flatMap((name) => [`LAKE_DEV_${name}`, `LAKE_PROD_${name}`].map((each) => [each, ''])),
  );
  const synth = (words: readonly string[], variables: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, [program, ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...unset, ...variables, CDKTF_OUTDIR: join(folder, 'out') },
    });

  test('a wrong environment fails with every problem listed and exit 2, and writes nothing', () => {
    const { status, stderr } = synth([], { LAKE_DEV_ACCOUNT: '12', LAKE_PROD_OWNER_EMAIL: 'nobody' });
    expect(status).toBe(2);
    expect(existsSync(join(folder, 'out', 'stacks'))).toBe(false);
    expect(stderr).toContain('LAKE-101 The environments have 2 problems');
    expect(stderr).toContain('dev.account: found "12"; allowed: 12 digits');
    expect(stderr).toContain('prod.ownerEmail: found "nobody"; allowed: an e-mail address');
  });

  test('a wrong environments.local.json fails the same way, with what means nothing beside what is wrong', () => {
    writeFileSync(join(folder, settingsFile), '{"dev":{"acount":"1","region":"cn-north-1"},"prod":null}');
    const { status, stderr } = synth([], {});
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('LAKE-101 The environments have 3 problems'),
    ]);
    expect(stderr).toContain('dev.acount: unknown key');
    expect(stderr).toContain('dev.region: found "cn-north-1"');
    expect(stderr).toContain('prod: found nothing');
  });

  test('two regions in one account are refused', () => {
    writeFileSync(join(folder, settingsFile), '{"prod":{"region":"eu-west-1"}}');
    const one = { LAKE_DEV_ACCOUNT: '111111111111', LAKE_PROD_ACCOUNT: '111111111111' };
    const { status, stderr } = synth([], one);
    expect([status, stderr]).toEqual([2, expect.stringContaining('prod.region: found "eu-west-1"')]);
  });

  test('two lakes in one given VPC are refused', () => {
    const vpc = { kind: 'given', id: 'vpc-00000001', routeTables: ['rtb-00000001'], subnets: [] };
    const dev = { network: { jobs: 'outside', vpc } };
    writeFileSync(join(folder, settingsFile), JSON.stringify({ dev, prod: dev }));
    const { status, stderr } = synth([], {});
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('prod.network.vpc.id: found "vpc-00000001"'),
    ]);
  });

  const dev = { LAKE_DEV_ACCOUNT: '111111111111', LAKE_DEV_OWNER_EMAIL: 'dev@example.com' };
  test.each([
    ['dev', {}, 'The environment dev has no account and no owner email and no repository yet.'],
    ['dev', dev, 'The environment dev has no repository yet.'],
    [
      'bootstrap',
      { ...dev, LAKE_PROD_REPOSITORY: 'stedi/lakehouse' },
      'The environment dev has no repository yet.\nThe environment prod has no account and no owner email yet.',
    ],
  ])(
    '%s of an environment that lacks what is personal is not deployed, and all of it is named',
    (name, variables, message) => {
      const { status, stderr } = synth(['--deploy', name], variables);
      expect([status, stderr]).toEqual([2, expect.stringContaining(`LAKE-102 ${message}\nSet LAKE_DEV_`)]);
    },
  );

  test('policies that IAM would refuse for their length fail with every one listed and exit 2', () => {
    const prod = { prefixes: { code: `${'code'.repeat(1500)}/` } };
    writeFileSync(join(folder, settingsFile), JSON.stringify({ prod }));
    const { status, stderr } = synth(['bootstrap'], {});
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('LAKE-101 The environments have 1 problem'),
    ]);
    expect(stderr).toMatch(
      /lakehouse-bootstrap-\d{12}[/]prod[/]deploy-data: found a policy of \d+ characters; allowed: 6144/,
    );
    expect(readdirSync(join(folder, 'out', 'stacks'))).toEqual([]);
  });

  test('of HCL and JSON only what was written last stays: Terraform would read both and find everything twice', () => {
    const written = (variables: Readonly<Record<string, string>>) => {
      expect(synth(['bootstrap'], variables)).toMatchObject({ status: 0 });
      const stacks = join(folder, 'out', 'stacks');
      return readdirSync(stacks, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.startsWith('lakehouse-bootstrap-000000000000') && /cdk[.]tf/.test(file))
        .map((file) => basename(file));
    };
    expect(written({ SYNTH_HCL_OUTPUT: 'true' })).toEqual(['cdk.tf']);
    expect(written({ SYNTH_HCL_OUTPUT: 'false' })).toEqual(['cdk.tf.json']);
    expect(written({ SYNTH_HCL_OUTPUT: 'true' })).toEqual(['cdk.tf']);
  });

  test('an unknown environment is named with those that exist', () => {
    const { status, stderr } = synth(['staging'], {});
    expect([status, stderr]).toEqual([2, expect.stringContaining('dev, prod, emulator, bootstrap')]);
  });
});
