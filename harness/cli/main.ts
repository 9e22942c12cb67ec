#!/usr/bin/env node
/** The command `lake`: reads the call, runs one command, turns its outcome into an exit code. */
import { watchEnding } from './ending';
import { forgetUnset } from './environment';
import { reportFailure } from './failure';
import { buildProgram } from './program';

async function main(): Promise<void> {
  const settled = watchEnding();
  try {
    forgetUnset(process.env);
    await buildProgram().parseAsync();
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
  settled();
}

void main();
