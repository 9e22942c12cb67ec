/** Options that several commands share, each with its variable. */
import { Command, InvalidArgumentError, Option } from 'commander';

/** A command with what all share: output options and examples. */
export function command(name: string, description: string, examples: readonly string[]): Command {
  return new Command(name)
    .description(description)
    .addOption(option('--json', 'machine-readable result on stdout, everything else on stderr'))
    .addOption(option('--quiet', 'no remarks and no progress'))
    .addOption(option('--debug', 'stack traces of errors'))
    .addHelpText('after', exampleText(examples));
}

export const exampleText = (examples: readonly string[]): string =>
  `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`;

/** Of commands that build: where, with how much memory, and how long to wait. */
export function build(target: Command): Command {
  return memory(place(target)).addOption(
    option('--wait <seconds>', 'how long to wait for another run that holds the lake')
      .argParser(numeric)
      .default(60),
  );
}

/** Which policy of the project, and the folder of its lake. */
export function place(target: Command): Command {
  return target
    .addOption(option('--policy <name>', "policy (default: the project's)"))
    .addOption(option('--out <dir>', "folder of the lake (default: .lake beside the project's lake.yaml)"));
}

export function memory(target: Command): Command {
  return target.addOption(
    option('--memory-limit <size>', "memory for the engine, e.g. 512MB (default: a share of the machine's)"),
  );
}

export function expectOption(): Option {
  return option(
    '--expect <data set>',
    'known data set, or a file of expected counts (default: expectations.yaml beside the data)',
  );
}

/** commander adds the option's name and whether the value came from the environment. */
export function numeric(text: string): number {
  if (!/^[0-9]+([.][0-9]+)?$/.test(text)) throw new InvalidArgumentError('It must be a number.');
  return Number(text);
}

/** `--memory-limit` also reads LAKE_MEMORY_LIMIT, and so on. */
export function option(flags: string, description: string): Option {
  const made = new Option(flags, description);
  return made.env(`LAKE_${made.name().toUpperCase().replaceAll('-', '_')}`);
}
