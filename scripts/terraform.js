/** `npm run deploy -- ENVIRONMENT` and `npm run destroy -- ENVIRONMENT`: synth, then plain terraform on that stack. */
const { spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const [action, name, ...options] = process.argv.slice(2);
if (name === undefined) stop('Name an environment: dev, prod, emulator or bootstrap.', 2);

// With --deploy, synth refuses an environment without account or owner.
run(process.execPath, ['dist/stacks/main.js', '--deploy', name], process.cwd());
mkdirSync('.terraform-state', { recursive: true });
const stacks = join('cdktf.out', 'stacks');
const folders = readdirSync(stacks).filter((folder) => isStack(folder, name));
if (folders.length === 0 || !existsSync(stacks)) stop(`No stack of ${name} was synthesised.`, 3);
for (const folder of folders) {
  run('terraform', ['init', '-input=false'], join(stacks, folder));
  run('terraform', [action, ...options], join(stacks, folder));
}

function isStack(folder, wanted) {
  return (
    folder === `lakehouse-${wanted}` || (wanted === 'bootstrap' && folder.startsWith('lakehouse-bootstrap-'))
  );
}

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (error) stop(`${command} cannot be run: ${error.message}. Install Terraform 1.11 or newer.`, 3);
  if (status !== 0) process.exit(status ?? 3);
}

function stop(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
