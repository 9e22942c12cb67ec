/** What a person (or with --json a program) reads when a command fails. */
import { sep } from 'node:path';
import { CommanderError } from 'commander';
import { errors, LakeError } from '../errors';
import { isSystemError } from '../system-errors';
import { isOn } from './environment';

/** Writes the error; returns the exit code. Help and the version are no failures: 0. */
export function reportFailure(error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const { code, exitCode, message, hint } = catalogued(error);
  const shown = fromHere(message, process.cwd());
  if (isOn('json', process.argv, process.env))
    process.stdout.write(`${JSON.stringify({ error: { code, message: shown, hint } }, null, 2)}\n`);
  // Over what progress stands in the line.
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.stderr.write(`${code} ${shown}\n${hint}\n`);
  if (isOn('debug', process.argv, process.env)) process.stderr.write(`${trace(error)}\n`);
  return exitCode;
}

export function catalogued(error: unknown): LakeError {
  if (error instanceof LakeError) return error;
  if (error instanceof CommanderError) return errors.usage(usageMessage(error));
  // Its answer names a call and a path, never a value of the data.
  if (isSystemError(error)) return errors.systemRefused(error);
  return new LakeError(
    'LAKE-099',
    3,
    `An unforeseen failure: ${error instanceof Error ? error.name : 'unknown'}.`,
    'This is a defect of the harness: run again with --debug and report what it prints.',
    { cause: error },
  );
}

/** commander: `error: unknown option '--dta'`, and for a call without a command `(outputHelp)`. */
function usageMessage({ code, message }: CommanderError): string {
  if (code === 'commander.help') return 'The call names no command.';
  const text = message.replace(/^error: /, '').replaceAll('\n', ' ');
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.)?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Paths below the working folder are named relative to it. */
export function fromHere(message: string, folder: string): string {
  return folder === sep ? message : message.replaceAll(`${folder}${sep}`, '');
}

/** With the errors that caused it. */
function trace(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by: ${trace(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
