/** However a process ends, it says how: no silent end, no stack trace for a closed pipe or Ctrl-C. */
import { constants } from 'node:os';
import { errors } from '../errors';
import { reportFailure } from './failure';

/** Returns what to call when the command is done; a process that ends before exits 3 and says so. */
export function watchEnding(): () => void {
  let settled = false;
  process.once('exit', (code) => {
    if (!settled && code === 0) process.exitCode = reportFailure(new Error('the command never ended'));
  });
  // Else Node prints a stack trace and exits 1, which means a violated contract.
  process.on('uncaughtException', (error) => {
    settled = true;
    process.exit(reportFailure(error));
  });
  watchOutput();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted(signal));
  return () => {
    settled = true;
  };
}

/** Who closes the pipe (`| head`) has read enough: the work goes on, and its exit code stands. */
function watchOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exitCode = reportFailure(errors.outputNotWritten(error));
    });
  }
}

/** Ends at once: the kernel releases the lock, and the next run removes what was not finished. */
function interrupted(signal: 'SIGINT' | 'SIGTERM'): void {
  process.stderr.write(`\nInterrupted (${signal}): what was published before is untouched.\n`);
  process.exit(128 + constants.signals[signal]);
}
