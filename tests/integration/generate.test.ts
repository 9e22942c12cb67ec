import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type Generated, generate } from '../../harness/generate';
import type { Outcome, Piece } from '../../harness/generate/profile';
import { profileNamed } from '../../harness/generate/profiles';
import { useFreshFolder } from '../support/fresh-folder';
import { type Landing, oracleCounts } from '../support/oracle';
import { landingOfFolder, landingOfPieces } from '../support/oracle-landing';
import { testOnRealData } from '../support/oracle-real-data';
import { publishedCounts } from '../support/published-counts';

const folder = useFreshFolder();
const seeds = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe('the oracle', () => {
  testOnRealData('counts the published rows in the published files', 'udacity-2023', async (path) => {
    expect(counts(landingOfFolder(path))).toEqual(publishedCounts);
  });
});

describe('profile udacity-2023', () => {
  test('has the published counts whatever the seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { landing, outcome } = generated('udacity-2023', 1, seed);
        expect(counts(landing)).toEqual(publishedCounts);
        expect(outcome.rows).toEqual(publishedCounts);
      }),
      { numRuns: 4, examples: [[1]] },
    );
  });

  test.each([2, 3])('has %i times the published counts at that scale', (scale) => {
    const { landing, outcome } = generated('udacity-2023', scale, 11);
    const expected = timesAll(publishedCounts, scale);
    expect(counts(landing)).toEqual(expected);
    expect(outcome.rows).toEqual(expected);
  });

  test('repeats no e-mail, no serial number and no reading, within a unit and between units', () => {
    const { landing } = generated('udacity-2023', 2, 3);
    const customers = landing.customer_landing;
    expect(new Set(customers.map((row) => row.email)).size).toBe(2 * 956);
    expect(new Set(customers.map((row) => row.serialnumber)).size).toBe(2 * 956);
    expect(new Set(landing.accelerometer_landing.map((row) => JSON.stringify(row))).size).toBe(2 * 81_273);
    expect(new Set(landing.step_trainer_landing.map((row) => JSON.stringify(row))).size).toBe(2 * 28_680);
  });

  test('no reading coincides with another unit, and customers of every kind coincide within one', () => {
    const { landing } = generated('udacity-2023', 2, 3);
    const unitOf = new Map(
      landing.customer_landing.map((row, index) => [row.serialnumber, index < 956 ? 0 : 1]),
    );
    const unitsAt = new Map<number | null, number[]>();
    for (const step of landing.step_trainer_landing) {
      const at = unitsAt.get(step.sensorreadingtime) ?? [];
      unitsAt.set(step.sensorreadingtime, [...at, unitOf.get(step.serialnumber) ?? -1]);
    }
    const coincident = [...unitsAt.values()].filter((units) => units.length > 1);
    // 450 moments each between two who consent, one of each, and two who refuse; two units.
    expect(coincident).toHaveLength(2 * 3 * 450);
    expect(coincident.filter((units) => new Set(units).size > 1)).toEqual([]);
  });

  test('has readings before consent, years before 1000 and consent keys that are missing rather than null', () => {
    const lines = linesOf('udacity-2023', 'customer');
    expect(lines.some((line) => /"birthDay": "9[0-9]{2}-/.test(line))).toBe(true);
    expect(lines.filter((line) => !line.includes('shareWithResearchAsOfDate'))).toHaveLength(474);
    expect(lines.filter((line) => line.includes('null'))).toEqual([]);
  });

  test('keeps quirky lines in one file a source and every other file plain', async () => {
    const { path } = await written('udacity-2023', 1, 5);
    for (const source of ['customer', 'accelerometer', 'step_trainer']) {
      const landing = join(path, source, 'landing');
      const texts = readdirSync(landing).map((name) => readFileSync(join(landing, name), 'utf8'));
      expect(texts.length).toBeGreaterThan(1);
      expect(texts.filter((text) => text.includes('},\n') || text.includes('timeStamp'))).toHaveLength(1);
    }
  });
});

describe('profile fulfilment-defect', () => {
  test('states the counts that the oracle finds, whatever the seed and the scale', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 3 }), (seed, scale) => {
        const { landing, outcome } = generated('fulfilment-defect', scale, seed);
        expect(counts(landing)).toEqual(outcome.rows);
      }),
      { numRuns: 12 },
    );
  });

  test('has e-mails of up to six records, 30 serial numbers of many owners, and every way to refuse', () => {
    const { landing } = generated('fulfilment-defect', 1, 7);
    const records = tallied(landing.customer_landing.map((row) => row.email));
    expect(Math.max(...records.values())).toBe(6);
    const owners = tallied(landing.customer_landing.map((row) => row.serialnumber));
    expect(owners.size).toBe(30);
    expect([...owners.values()].filter((count) => count > 5).length).toBeGreaterThanOrEqual(18);
    const text = linesOf('fulfilment-defect', 'customer').join('');
    for (const value of ['null', '0', '""', '"0"', '[1-9][0-9]+', '"[1-9][0-9]+"']) {
      expect(text).toMatch(new RegExp(`"shareWithResearchAsOfDate": ${value}[,}]`));
    }
    expect(text).toMatch(/"lastUpdateDate": [0-9]+, "shareWith(Public|Friends)|"lastUpdateDate": [0-9]+}/);
  });

  test('has e-mails that differ in case only, readings of unknown users and steps of unknown trainers', () => {
    const { landing } = generated('fulfilment-defect', 1, 7);
    const emails = new Set(landing.customer_landing.map((row) => row.email));
    expect(new Set([...emails].map((email) => email?.toLowerCase())).size).toBe(emails.size - 4);
    const serials = new Set(landing.customer_landing.map((row) => row.serialnumber));
    expect(landing.accelerometer_landing.some((row) => !emails.has(row.user))).toBe(true);
    expect(landing.step_trainer_landing.some((row) => !serials.has(row.serialnumber))).toBe(true);
  });
});

describe('generate', () => {
  test.each(['udacity-2023', 'fulfilment-defect'])(
    '%s: files and expectations.yaml agree',
    async (profile) => {
      const { path, result } = await written(profile, 1, 7);
      const stated: unknown = parse(readFileSync(result.expectations, 'utf8'));
      expect(stated).toMatchObject({
        dataset: `generated-${profile}-x1-seed7`,
        asOf: '2022-06-02T00:00:00Z',
        rows: counts(landingOfFolder(path)),
      });
    },
  );

  test.each(['udacity-2023', 'fulfilment-defect'])(
    '%s: the same arguments give the same bytes, another seed others',
    async (profile) => {
      const [one, same, other] = await Promise.all([7, 7, 8].map((seed) => written(profile, 1, seed)));
      expect(bytesBelow(same?.path ?? '')).toEqual(bytesBelow(one?.path ?? ''));
      expect(bytesBelow(other?.path ?? '')).not.toEqual(bytesBelow(one?.path ?? ''));
    },
  );

  test('replaces an earlier generated set, larger or cut short, completely', async () => {
    const { path } = await written('udacity-2023', 1, 7);
    const { path: fresh } = await written('fulfilment-defect', 1, 7);
    await generate({ profile: 'fulfilment-defect', scale: 1, seed: 7, out: path });
    expect(bytesBelow(path)).toEqual(bytesBelow(fresh));
  });

  test('tells its progress up to exactly all rows', async () => {
    const told: (readonly [number, number])[] = [];
    const result = await generate({
      profile: 'udacity-2023',
      scale: 1,
      seed: 1,
      out: join(folder(), 'out'),
      onProgress: (done, total) => told.push([done, total]),
    });
    expect(told.length).toBeGreaterThan(2);
    expect(told.every(([, total]) => total === 110_909)).toBe(true);
    expect(told.at(-1)).toEqual([110_909, 110_909]);
    expect(result.rows).toBe(110_909);
  });
});

type Counts = Readonly<Record<'governed' | 'rubric', Readonly<Record<string, number>>>>;

function counts(landing: Landing): Counts {
  return { governed: oracleCounts(landing, 'governed'), rubric: oracleCounts(landing, 'rubric') };
}

function timesAll(rows: Counts, scale: number): Counts {
  const times = (of: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
    Object.fromEntries(Object.entries(of).map(([table, count]) => [table, count * scale]));
  return { governed: times(rows.governed), rubric: times(rows.rubric) };
}

/** A set in memory: what the profile yields, without files. */
function generated(name: string, scale: number, seed: number): { landing: Landing; outcome: Outcome } {
  const { pieces, outcome } = yielded(name, scale, seed);
  return { landing: landingOfPieces(pieces), outcome };
}

function linesOf(name: string, source: string): readonly string[] {
  const own = yielded(name, 1, 7).pieces.filter((piece) => piece.source === source);
  return own.flatMap((piece) => piece.text.split(/(?<=\n)/));
}

function yielded(name: string, scale: number, seed: number): { pieces: readonly Piece[]; outcome: Outcome } {
  const running = profileNamed(name).pieces(scale, seed);
  const pieces: Piece[] = [];
  for (;;) {
    const step = running.next();
    if (step.done) return { pieces, outcome: step.value };
    pieces.push(step.value);
  }
}

let sets = 0;

async function written(
  profile: string,
  scale: number,
  seed: number,
): Promise<{ path: string; result: Generated }> {
  sets += 1;
  const path = join(folder(), `set-${sets}`);
  return { path, result: await generate({ profile, scale, seed, out: path }) };
}

/** Every file below a folder with a checksum of its bytes. */
function bytesBelow(path: string): readonly string[] {
  const files = readdirSync(path, { recursive: true, withFileTypes: false, encoding: 'utf8' }).sort();
  return files
    .filter((file) => /[.](json|yaml)$/.test(file))
    .map(
      (file) =>
        `${file} ${createHash('sha256')
          .update(readFileSync(join(path, file)))
          .digest('hex')}`,
    );
}

function tallied<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const tally = new Map<T, number>();
  for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1);
  return tally;
}
