import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
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

  test('every resource is tagged, because the provider tags all', async () => {
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

  test('no zone is named, because not every account has the zones a and b', async () => {
    const stack = await lakehouse('dev');
    expect(stack.text).not.toMatch(/us-east-1[a-z]/);
    for (const subnet of stack.all('aws_subnet'))
      expect(subnet.availability_zone).toContain('data.aws_availability_zones.network_vpc_zones_');
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
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const synth = (words: readonly string[], variables: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, [program, ...words], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...variables, CDKTF_OUTDIR: join(folder, 'out') },
    });

  test('a wrong environment fails with every problem listed and exit 2, and writes nothing', () => {
    const { status, stderr } = synth([], { LAKE_DEV_ACCOUNT: '12', LAKE_PROD_OWNER_EMAIL: 'nobody' });
    expect(status).toBe(2);
    expect(existsSync(join(folder, 'out', 'stacks'))).toBe(false);
    expect(stderr).toContain('LAKE-101 The environments have 2 problems');
    expect(stderr).toContain('dev.account: found "12"; allowed: 12 digits');
    expect(stderr).toContain('prod.ownerEmail: found "nobody"; allowed: an e-mail address');
  });

  test('an environment without account or owner can be looked at and not deployed', () => {
    const unset = { LAKE_DEV_ACCOUNT: '', LAKE_DEV_OWNER_EMAIL: '' };
    const { status, stderr } = synth(['--deploy', 'dev'], unset);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('LAKE-102 The environment dev has no account'),
    ]);
    expect(stderr).toContain('LAKE_DEV_ACCOUNT and LAKE_DEV_OWNER_EMAIL');
  });

  test('an unknown environment is named with those that exist', () => {
    const { status, stderr } = synth(['staging'], {});
    expect([status, stderr]).toEqual([2, expect.stringContaining('dev, prod, emulator, bootstrap')]);
  });
});
