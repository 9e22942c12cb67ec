import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { useFreshFolder } from '../support/fresh-folder';

const script = resolve(__dirname, '../../scripts/terraform.js');

/** Stands for synth: writes the manifest where CDKTF would. */
const synth = `
  const out = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  const folder = 'stacks/lakehouse-dev';
  fs.mkdirSync(out + '/' + folder, { recursive: true });
  const stacks = { 'lakehouse-dev': { synthesizedStackPath: folder + '/cdk.tf.json' } };
  if (process.env.SYNTH_HCL_OUTPUT === 'true') fs.writeFileSync(out + '/' + folder + '/cdk.tf', '');
  fs.writeFileSync(out + '/manifest.json', JSON.stringify({ stacks }));
`;

/** Stands for terraform: notes its call, and fails where it is told to. */
const terraform = `#!/bin/sh
echo "$(basename "$PWD") $*" >> "$CALLS"
[ "$1" != "$FAILS" ]
`;

describe('npm run deploy', () => {
  const root = useFreshFolder();
  beforeEach(async () => {
    await mkdir(join(root(), 'dist/stacks'), { recursive: true });
    await writeFile(join(root(), 'dist/stacks/main.js'), `const fs = require('node:fs');${synth}`);
    await writeFile(join(root(), 'terraform'), terraform);
    await chmod(join(root(), 'terraform'), 0o755);
  });

  const deploy = async (variables: Readonly<Record<string, string>>) => {
    const calls = join(root(), 'calls');
    await writeFile(calls, '');
    const path = `${root()}${delimiter}${process.env.PATH}`;
    const env = { ...process.env, PATH: path, CALLS: calls, ...variables };
    const { status } = spawnSync(process.execPath, [script, 'apply', 'dev', '-auto-approve'], {
      cwd: root(),
      env,
    });
    return { status, calls: (await readFile(calls, 'utf8')).split('\n').filter((line) => line !== '') };
  };

  const whole = ['lakehouse-dev init -input=false', 'lakehouse-dev apply -auto-approve'];

  test('initialises, then applies the stack', async () => {
    expect(await deploy({})).toEqual({ status: 0, calls: whole });
  });

  test('applies what it synthesised, wherever else CDKTF is told to write', async () => {
    expect(await deploy({ CDKTF_OUTDIR: join(root(), 'elsewhere') })).toEqual({ status: 0, calls: whole });
  });

  test('applies JSON, also where linters are given HCL: it is what the tests look at', async () => {
    expect(await deploy({ SYNTH_HCL_OUTPUT: 'true' })).toEqual({ status: 0, calls: whole });
    expect(existsSync(join(root(), 'cdktf.out/stacks/lakehouse-dev/cdk.tf'))).toBe(false);
  });

  test('applies nothing where it could not initialise', async () => {
    expect(await deploy({ FAILS: 'init' })).toEqual({ status: 1, calls: whole.slice(0, 1) });
  });
});
