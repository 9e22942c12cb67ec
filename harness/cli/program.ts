/** Every command of `lake` with its options and examples; what a command does is loaded when it runs. */
import { Command, Option } from 'commander';
import { packageVersion } from '../package-version';
import { build, command, exampleText, expectOption, memory, numeric, option, place } from './command';

export function buildProgram(): Command {
  const program = new Command('lake')
    .description('Builds a lakehouse from landing files and enforces its data contracts.')
    .version(packageVersion())
    .addHelpText('after', exampleText(['lake demo', 'lake run --data ./landing', 'lake audit --json']))
    .addHelpText('after', exitCodes);
  for (const command of [
    demo(),
    run(),
    audit(),
    versions(),
    rollback(),
    fingerprint(),
    generate(),
    contracts(),
  ]) {
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

function fingerprint(): Command {
  return place(
    command('fingerprint', 'Show the published rows of each table as one figure, equal on every engine.', [
      'lake fingerprint',
      'lake fingerprint --policy rubric --json',
    ]),
  ).action(async (options) => (await import('./commands/fingerprint')).fingerprint(options));
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
