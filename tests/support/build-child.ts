/**
 * A build of the tiny project in a process of its own. Prints a line a step, then the outcome; with a step as its second
 * argument it stops there for good, so that a test can kill it or meet it.
 */
import { writeSync } from 'node:fs';
import { buildLake } from '../../harness/build/build';
import { LakeError } from '../../harness/errors';
import { tinyOptions } from './tiny-project';

const [folder = '', stopAt] = process.argv.slice(2);

// Written at once, not when the event loop comes round to it: the process may stop in the next line.
const say = (line: string): number => writeSync(1, `${line}\n`);

const onProgress = ({ step }: { readonly step: string }): void => {
  say(step);
  if (step === stopAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

buildLake({ ...tinyOptions(folder), now: Date.now(), onProgress }).then(
  (build) => say(`done ${build.status}`),
  (error) => say(`failed ${error instanceof LakeError ? error.code : error}`),
);
