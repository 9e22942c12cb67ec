/** `lake generate`: landing files of known counts. */
import type { SingleBar } from 'cli-progress';
import { shortName } from '../../contract/short-name';
import { errors } from '../../errors';
import type { Generated } from '../../generate';
import { type OutputOptions, openOutput } from '../output';

export interface GenerateFlags extends OutputOptions {
  readonly profile: string;
  readonly scale: number;
  readonly seed: number;
  readonly out?: string;
}

export async function generate(flags: GenerateFlags): Promise<void> {
  const output = openOutput(flags);
  const { out } = flags;
  if (out === undefined) throw errors.usage('--out is missing: the folder to write to.');
  const generated = await writeLandingFiles({ ...flags, out }, flags);
  output.result(() => summary(generated), generated);
}

/** With a progress bar where a person is watching. */
export async function writeLandingFiles(
  { profile, scale, seed, out }: Omit<GenerateFlags, keyof OutputOptions> & { readonly out: string },
  { json = false, quiet = false }: OutputOptions,
): Promise<Generated> {
  const { generate: write } = await import('../../generate');
  const bar = json || quiet || process.stderr.isTTY !== true ? null : await openBar();
  try {
    return await write({ profile, scale, seed, out, onProgress: (done, total) => advance(bar, done, total) });
  } finally {
    bar?.stop();
  }
}

async function openBar(): Promise<SingleBar> {
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: 'generating {bar} {percentage}% | {value}/{total} rows | {eta_formatted} left',
    stream: process.stderr,
    clearOnComplete: true,
  });
  return bar;
}

/** Begins when the total is known: a bar of nothing would be full. */
function advance(bar: SingleBar | null, done: number, total: number): void {
  if (bar?.isActive === false) bar.start(total, done);
  else bar?.update(done);
}

function summary({ dataset, out, rows, files, bytes }: Generated): string {
  const place = shortName(out, process.cwd()) || '.';
  return [
    `${dataset}: ${rows.toLocaleString('en-US')} rows in ${files} files, ${(bytes / 1e6).toFixed(1)} MB, in ${place}`,
    `Next:  npx lake run --data ${place}`,
  ].join('\n');
}
