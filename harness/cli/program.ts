/** Every command of `lake` with its options and examples; what a command does is loaded when it runs. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';

export function buildProgram(): Command {
  const program = new Command('lake')
    .description('Builds a lakehouse from landing files and enforces its data contracts.')
    .version(packageVersion())
    .addHelpText('after', exampleText(['lake demo', 'lake run --data ./landing', 'lake audit --json']))
    .addHelpText('after', exitCodes);
  for (const command of [demo(), run(), audit(), versions(), rollback(), generate(), contracts()]) {
    program.addCommand(command);
  }
  return withoutExits(program);
}

const exitCodes = `
Exit codes: 0 all contracts hold; 1 a contract is violated by an error; 2 the call, the configuration or a
contract is wrong; 3 something could not be evaluated. An option with (env: LAKE_..) in its help also reads
that variable.`;

/** A wrong call is an error of the catalogue, which the caller prints; commander would exit 1 by itself. */
function withoutExits(command: Command): Command {
  command.exitOverride().configureOutput({ outputError: () => undefined });
  for (const child of command.commands) withoutExits(child);
  return command;
}

function demo(): Command {
  return build(
    command('demo', 'Generate landing data, build the lake from it, verify every contract.', [
      'lake demo',
      'lake demo --policy rubric',
    ]),
  ).action(async (options) => (await import('./commands/demo')).demo(options));
}

function run(): Command {
  return build(
    command('run', 'Build the lake from landing files and publish it if every contract holds.', [
      'lake run --data ./landing',
      'lake run --data ./landing --policy rubric --expect udacity-2023',
      'lake run --data ./landing --json > run.json',
    ]),
  )
    .addOption(option('--data <dir>', 'folder of landing files (required)'))
    .addOption(expectOption())
    .action(async (options) => (await import('./commands/run')).run(options));
}

function audit(): Command {
  return memory(
    place(
      command('audit', 'Check the published lake, or any folder of files, against its contracts.', [
        'lake audit',
        'lake audit --policy rubric --json',
        'lake audit --contracts ./contracts --source ./tables',
      ]),
    ),
  )
    .addOption(
      option('--target <engine>', 'engine that runs the checks').choices(['duckdb']).default('duckdb'),
    )
    .addOption(
      option('--contracts <dir>', 'contracts to check against, not those of the project (with --source)'),
    )
    .addOption(
      option('--source <dir>', 'folder of <table>.parquet, .json or .csv files, or <table>/ folders of them'),
    )
    .addOption(expectOption())
    .action(async (options) => (await import('./commands/audit')).audit(options));
}

function versions(): Command {
  return place(
    command('versions', 'List the versions of the lake that are kept.', [
      'lake versions',
      'lake versions --policy rubric --json',
    ]),
  ).action(async (options) => (await import('./commands/versions')).versions(options));
}

function rollback(): Command {
  return place(
    command('rollback', 'Publish the version before, or a named one, again.', [
      'lake rollback',
      'lake rollback 20261122T101500123Z',
    ]),
  )
    .argument('[version]', 'version to publish (default: the one before the current)')
    .action(async (version, options) => (await import('./commands/versions')).rollback(version, options));
}

function generate(): Command {
  return (
    command('generate', 'Write landing files of known counts.', [
      'lake generate --out ./landing',
      'lake generate --profile fulfilment-defect --seed 3 --out ./landing',
      'lake generate --profile udacity-2023 --scale 100 --out ./landing-100',
    ])
      .addOption(option('--profile <name>', 'what the data looks like').default('udacity-2023'))
      .addOption(
        option('--scale <k>', 'multiple of the profile, a whole number from 1').argParser(numeric).default(1),
      )
      .addOption(option('--seed <s>', 'the same seed gives the same bytes').argParser(numeric).default(7))
      // Without LAKE_OUT, which names the folder of the lake.
      .addOption(new Option('--out <dir>', 'folder to write to (required)'))
      .action(async (options) => (await import('./commands/generate')).generate(options))
  );
}

function contracts(): Command {
  const group = new Command('contracts')
    .description('Lint and compare contracts; write what derives from them.')
    .addHelpText('after', exampleText(['lake contracts lint', 'lake contracts diff main']));
  group.addCommand(
    command('lint', 'Report every problem of the contracts and transforms at once.', [
      'lake contracts lint',
      'lake contracts lint ./contracts',
    ])
      .argument('[dir...]', "folders of contracts (default: the project's)")
      .action(async (folders, options) => (await import('./commands/lint')).lint(folders, options)),
  );
  group.addCommand(
    command('diff', 'Classify each change of the contracts for their consumers.', [
      'lake contracts diff main',
      'lake contracts diff ./before ./after',
    ])
      .argument('<before>', 'git ref or folder')
      .argument('[after]', "git ref or folder (default: the project's contracts as they stand)")
      .action(async (before, after, options) =>
        (await import('./commands/diff')).diff(before, after, options),
      ),
  );
  group.addCommand(
    command('ddl', 'Write the Athena CREATE statements of every contract to sql/ddl/.', [
      'lake contracts ddl',
      'lake contracts ddl --check',
    ])
      .addOption(option('--check', 'write nothing; fail when a file is stale'))
      .action(async (options) => (await import('./commands/ddl')).ddl(options)),
  );
  return group;
}

/** A command with what all share: output options and examples. */
function command(name: string, description: string, examples: readonly string[]): Command {
  return new Command(name)
    .description(description)
    .addOption(option('--json', 'machine-readable result on stdout, everything else on stderr'))
    .addOption(option('--quiet', 'no remarks and no progress'))
    .addOption(option('--debug', 'stack traces of errors'))
    .addHelpText('after', exampleText(examples));
}

const exampleText = (examples: readonly string[]): string =>
  `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`;

function build(target: Command): Command {
  return memory(place(target)).addOption(
    option('--wait <seconds>', 'how long to wait for another run that holds the lake')
      .argParser(numeric)
      .default(60),
  );
}

function place(target: Command): Command {
  return target
    .addOption(option('--policy <name>', "policy (default: the project's)"))
    .addOption(option('--out <dir>', "folder of the lake (default: .lake beside the project's lake.yaml)"));
}

function memory(target: Command): Command {
  return target.addOption(
    option('--memory-limit <size>', "memory for the engine, e.g. 512MB (default: a share of the machine's)"),
  );
}

function expectOption(): Option {
  return option(
    '--expect <data set>',
    'known data set, or a file of expected counts (default: expectations.yaml beside the data)',
  );
}

function numeric(text: string): number {
  if (!/^[0-9]+([.][0-9]+)?$/.test(text)) throw new InvalidArgumentError('It must be a number.');
  return Number(text);
}

/** `--memory-limit` also reads LAKE_MEMORY_LIMIT, and so on. */
function option(flags: string, description: string): Option {
  const made = new Option(flags, description);
  return made.env(`LAKE_${made.name().toUpperCase().replaceAll('-', '_')}`);
}

/** Of the nearest package.json above: compiled and source files lie at different depths. */
function packageVersion(folder = __dirname): string {
  const file = join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : packageVersion(dirname(folder));
}
