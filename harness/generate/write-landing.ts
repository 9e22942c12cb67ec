/** Streams the pieces of a profile to the files of its sources. */
import { type LandingWriter, landingWriter, type Written } from './landing-writer';
import type { Outcome, Profile } from './profile';

interface Options {
  readonly scale: number;
  readonly seed: number;
  readonly out: string;
  readonly onProgress: ((doneRows: number, totalRows: number) => void) | undefined;
}

/** Over all sources. */
interface WrittenLanding {
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
}

/** As many lines a file as the published files have; more at larger scales, so that the number of files stays small. */
const LINES_PER_FILE = { perUnit: 10_000, most: 1_000_000 };

/** Rows between two calls of `onProgress`. */
const PROGRESS_ROWS = 50_000;

/** @throws the file system's error; every file is closed then. */
export async function writeLanding(
  profile: Profile,
  options: Options,
): Promise<{ outcome: Outcome; written: WrittenLanding }> {
  const lines = Math.min(LINES_PER_FILE.perUnit * options.scale, LINES_PER_FILE.most);
  const writers = new Map<string, LandingWriter>();
  for (const source of profile.sources) writers.set(source, await landingWriter(options.out, source, lines));
  try {
    const outcome = await pump(profile, options, writers);
    const written = sum(await closeAll(writers));
    options.onProgress?.(written.rows, written.rows);
    return { outcome, written };
  } catch (cause) {
    // The first error is the one to tell; closing is only to give the handles back.
    await Promise.allSettled([...writers.values()].map((writer) => writer.close()));
    throw cause;
  }
}

/** Hands each piece to its writer, and waits where the writer asks for it. */
async function pump(
  profile: Profile,
  { scale, seed, onProgress }: Options,
  writers: ReadonlyMap<string, LandingWriter>,
): Promise<Outcome> {
  const total = profile.rowsPerUnit * scale;
  const pieces = profile.pieces(scale, seed);
  let rows = 0;
  let told = 0;
  for (;;) {
    const step = pieces.next();
    if (step.done) return step.value;
    const writer = writers.get(step.value.source);
    if (writer === undefined)
      throw new RangeError(`the profile does not declare its source "${step.value.source}"`);
    const wait = writer.add(step.value);
    if (wait !== null) await wait;
    rows += step.value.lines;
    if (rows - told >= PROGRESS_ROWS) {
      onProgress?.(rows, Math.max(rows, total));
      told = rows;
    }
  }
}

async function closeAll(writers: ReadonlyMap<string, LandingWriter>): Promise<readonly Written[]> {
  return Promise.all([...writers.values()].map((writer) => writer.close()));
}

function sum(written: readonly Written[]): WrittenLanding {
  const total = (of: (one: Written) => number): number => written.reduce((so, one) => so + of(one), 0);
  return {
    rows: total((one) => one.lines),
    files: total((one) => one.files),
    bytes: total((one) => one.bytes),
  };
}
