/** Generates a landing data set: checks the call, streams the profile's lines to files, writes the counts last. */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { errors } from '../errors';
import { isSystemError } from '../system-errors';
import { expectationsYaml } from './expectations-file';
import { profileNamed } from './profiles';
import { EXPECTATIONS_FILE, prepareTarget } from './target-folder';
import { writeLanding } from './write-landing';

export interface GenerateOptions {
  /** One of `profiles`. */
  readonly profile: string;
  /** How many units of the profile, from 1. */
  readonly scale: number;
  /** From 1; the same arguments give the same bytes. */
  readonly seed: number;
  /** Folder to write to: empty, missing, or one that holds an earlier generated set, which is replaced. */
  readonly out: string;
  /** Called as lines are written, and once at the end with both figures equal. */
  readonly onProgress?: (doneRows: number, totalRows: number) => void;
}

export interface Generated {
  /** Name of the data set, e.g. `generated-udacity-2023-x1-seed7`. */
  readonly dataset: string;
  readonly out: string;
  /** The file of exact counts, for `--expect`. */
  readonly expectations: string;
  /** Landing rows, files and bytes written, over all sources. */
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
}

/** @throws LAKE-006 unknown profile, LAKE-007 scale or seed, LAKE-008 the target holds something else, LAKE-009 not writable or full. */
export async function generate(options: GenerateOptions): Promise<Generated> {
  const profile = profileNamed(options.profile);
  const scale = positive('scale', options.scale);
  const seed = positive('seed', options.seed);
  const out = resolve(options.out);
  const dataset = `generated-${profile.name}-x${scale}-seed${seed}`;
  try {
    await prepareTarget(out, profile.sources);
    const { outcome, written } = await writeLanding(profile, {
      scale,
      seed,
      out,
      onProgress: options.onProgress,
    });
    const expectations = join(out, EXPECTATIONS_FILE);
    await writeFile(expectations, expectationsYaml({ dataset, ...outcome }));
    return { dataset, out, expectations, ...written };
  } catch (cause) {
    throw isSystemError(cause) ? errors.generatedNotWritten(out, cause) : cause;
  }
}

function positive(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw errors.notPositive(name, String(value));
}
