/**
 * `npm run bench`: whole processes, timed in turn on the same files in one run, so that the ratios hold on any machine.
 * Usage: npm run bench [-- --scale 10 --runs 5 --memory-scale 100]. Measures; judges nothing.
 */
const { spawnSync } = require('node:child_process');
const { mkdirSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { parseArgs } = require('node:util');

const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '10' },
    runs: { type: 'string', default: '5' },
    'memory-scale': { type: 'string', default: '0' },
  },
});
const root = join(__dirname, '..');
const lake = join(root, 'dist/harness/cli/main.js');
const floor = (name) => join(__dirname, 'floor', `${name}.js`);
const work = mkdtempSync(join(tmpdir(), 'lake-bench-'));

/** Runs node on a script; seconds of wall time, peak memory in bytes, output. Fails loudly. */
function node(...args) {
  const started = process.hrtime.bigint();
  const env = { ...process.env, NODE_OPTIONS: `--require ${join(__dirname, 'peak-memory.js')}` };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`node ${args.join(' ')} exited with ${status}: ${stderr}`);
  return { seconds, peak: Number(/^peak-memory (\d+)$/m.exec(stderr)?.[1] ?? 0), stdout };
}

/** Ours and the floor in turn; medians and the median of the ratios. */
function compare(name, ours, theirs) {
  ours();
  theirs();
  const pairs = Array.from({ length: Number(options.runs) }, () => [ours(), theirs()]);
  const seconds = pairs.map(([a, b]) => [a.seconds, b.seconds, a.seconds / b.seconds]);
  const [a, b, ratio] = [0, 1, 2].map((index) => median(seconds.map((row) => row[index])));
  line(name, `${ms(a)} ms`, `${ms(b)} ms`, `${ratio.toFixed(2)}x`);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ms = (seconds) => Math.round(seconds * 1000);
const line = (...cells) =>
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(44) : cell.padStart(10))).join(' '));

function fresh(name) {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

function benchLake(scale) {
  const data = join(work, `data-${scale}`);
  node(lake, 'generate', '--scale', String(scale), '--out', data, '--quiet');
  const run = () =>
    node(lake, 'run', '--data', data, '--out', join(work, `lake-${scale}`), '--quiet', '--json');
  const published = () => join(work, `lake-${scale}`, 'governed/current');
  compare(`lake run, scale ${scale}`, run, () => node(floor('run'), data, fresh('floor')));
  const audit = () => node(lake, 'audit', '--out', join(work, `lake-${scale}`), '--quiet', '--json');
  compare(`lake audit, scale ${scale}`, audit, () => node(floor('audit'), published()));
  const { verdicts, tables, statements } = JSON.parse(audit().stdout);
  line(`  ${verdicts.length} checks of ${tables.length} tables, in statements`, String(statements));
}

function benchStart() {
  const bare = () => node('-e', '0');
  for (const args of [['--version'], ['contracts', 'lint']]) {
    const pairs = Array.from({ length: Number(options.runs) * 2 }, () => [
      node(lake, ...args).seconds,
      bare().seconds,
    ]);
    const over = median(pairs.map(([a, b]) => a - b));
    line(`lake ${args.join(' ')}, over node -e 0`, `+${ms(over)} ms`);
  }
}

function benchMemory(scale) {
  const data = join(work, `data-${scale}`);
  const out = join(work, 'lake-memory');
  const report = (name, { peak, seconds }) =>
    line(`${name}, scale ${scale}: peak`, `${Math.round(peak / 2 ** 20)} MiB`, `${ms(seconds)} ms`);
  report('lake generate', node(lake, 'generate', '--scale', String(scale), '--out', data, '--quiet'));
  const limited = ['--memory-limit', '512MB', '--quiet', '--json'];
  report('lake run --memory-limit 512MB', node(lake, 'run', '--data', data, '--out', out, ...limited));
  rmSync(data, { recursive: true });
}

try {
  line('', 'ours', 'floor', 'ratio');
  benchStart();
  for (const scale of new Set([1, Number(options.scale)])) benchLake(scale);
  if (Number(options['memory-scale']) > 0) benchMemory(Number(options['memory-scale']));
} finally {
  rmSync(work, { recursive: true, force: true });
}
