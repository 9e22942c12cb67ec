import type { Command } from 'commander';
import { buildProgram } from '../../../harness/cli/program';

/** Every command with the words that call it; the first is `lake` itself. */
function commands(command: Command, before: readonly string[] = []): readonly (readonly [string, Command])[] {
  const words = [...before, command.name()];
  return [[words.join(' '), command], ...command.commands.flatMap((child) => commands(child, words))];
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}

const all = commands(buildProgram());
const working = all.filter(([, command]) => command.commands.length === 0);

test('the commands are those that the documentation names', () => {
  expect(working.map(([name]) => name)).toEqual([
    'lake demo',
    'lake run',
    'lake audit',
    'lake versions',
    'lake rollback',
    'lake fingerprint',
    'lake generate',
    'lake contracts lint',
    'lake contracts diff',
    'lake contracts ddl',
  ]);
});

test.each(all)('the help of `%s` has examples that call it', (name, command) => {
  expect(helpOf(command)).toMatch(new RegExp(`Examples:\n  [$] ${name}`));
});

test.each(working)('`%s` knows --json, --quiet and --debug, each with its variable', (_, command) => {
  const known = command.options.map(({ long, envVar }) => [long, envVar]);
  expect(known).toEqual(
    expect.arrayContaining([
      ['--json', 'LAKE_JSON'],
      ['--quiet', 'LAKE_QUIET'],
      ['--debug', 'LAKE_DEBUG'],
    ]),
  );
});

test('LAKE_OUT is the folder of the lake, never the one that generated files replace', () => {
  const out = (name: string) =>
    working.find(([each]) => each === name)?.[1].options.find(({ long }) => long === '--out')?.envVar;
  expect(out('lake run')).toBe('LAKE_OUT');
  expect(out('lake generate')).toBeUndefined();
});
