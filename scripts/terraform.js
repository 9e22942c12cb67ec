/** `npm run deploy -- ENVIRONMENT` and `npm run destroy -- ENVIRONMENT`: synth, then plain terraform on that stack. */
const { spawnSync } = require('node:child_process');
const { mkdirSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const out = 'cdktf.out';
const [action, name, ...options] = process.argv.slice(2);
if (name === undefined) stop('Name an environment: dev, prod, emulator or bootstrap.', 2);

// With --deploy, synth refuses an environment without account, owner or repository. HCL is for linters only: what is
// deployed is the JSON that the tests look at.
const [what] = name.split('-');
const variables = { CDKTF_OUTDIR: out, SYNTH_HCL_OUTPUT: 'false' };
run(process.execPath, ['dist/stacks/main.js', '--deploy', what], process.cwd(), variables);
mkdirSync('.terraform-state', { recursive: true });
const folder = join(out, chosen(synthesised()));
run('terraform', ['init', '-input=false'], folder);
run('terraform', [action, ...options], folder);

/** Folders of the stacks that this synth wrote; those of an earlier one may stand beside them. */
function synthesised() {
  const { stacks } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  return Object.values(stacks).map(({ synthesizedStackPath }) => dirname(synthesizedStackPath));
}

/** Credentials are those of one account, so of several bootstraps one must be named: `bootstrap-ACCOUNT`. */
function chosen(folders) {
  const fitting = folders.filter((each) => name === what || each.endsWith(`lakehouse-${name}`));
  if (fitting.length === 1) return fitting[0];
  const names = folders.map((each) => each.replace(/^.*lakehouse-/, '')).join(', ');
  return stop(`"${name}" is ${fitting.length} stacks; name one of: ${names}.`, 2);
}

function run(command, args, cwd, variables = {}) {
  const env = { ...process.env, ...variables };
  const { status, error } = spawnSync(command, args, { cwd, env, stdio: 'inherit' });
  if (error) stop(`${command} cannot be run: ${error.message}. Install Terraform 1.11 or newer.`, 3);
  if (status !== 0) process.exit(status ?? 3);
}

function stop(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
