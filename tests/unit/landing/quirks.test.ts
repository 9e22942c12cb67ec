/** The specification by example: every folder of tests/support/landing-quirks, read as it stands. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { findLandingFiles, type LandingReport, readLanding } from '../../../harness/build/landing';
import { type DuckDbSession, openDuckDb } from '../../../harness/engines/duckdb/session';
import { quirkContract, quirksFolder } from './quirk-contract';

interface Expected {
  readonly rows: readonly Record<string, unknown>[];
  /** A text of null is not looked at. */
  readonly rejects: readonly { file: string; line: number; reason: string; text: string | null }[];
}

const folder = mkdtempSync(join(tmpdir(), 'quirks-'));
const out = join(folder, 'out.parquet');
let session: DuckDbSession;

beforeAll(async () => {
  session = await openDuckDb();
});

afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

const quirks = readdirSync(quirksFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(quirks.map(({ name }) => name))(
  'landing files with %s give the rows and rejects written beside them',
  async (name) => {
    const quirk = join(quirksFolder, name);
    const expected: Expected = JSON.parse(readFileSync(join(quirk, 'expected.json'), 'utf8'));
    const contract = quirkContract(quirk);
    const report = await readLanding(session, contract, await findLandingFiles(quirk, contract), out);

    const columns =
      expected.rows[0] === undefined
        ? contract.columns.map((column) => column.name)
        : Object.keys(expected.rows[0]);
    expect((await session.run(`DESCRIBE FROM '${out}'`)).map((column) => column.column_name)).toEqual(
      columns,
    );
    expect(sorted(await session.run(`FROM '${out}'`))).toEqual(sorted(expected.rows));
    expect(report).toMatchObject({ rows: expected.rows.length, rejects: expected.rejects.length });
    expect(rejectsOf(report, quirk)).toEqual(
      expected.rejects
        .slice(0, 5)
        .map((reject, index) => ({ ...reject, text: reject.text ?? report.samples[index]?.text })),
    );
  },
);

function rejectsOf({ samples }: LandingReport, quirk: string): readonly unknown[] {
  return samples.map((sample) => ({ ...sample, file: relative(join(quirk, 'files'), sample.file) }));
}

/** As text, for rows have no order; numbers beyond 2^53 stand as text in expected.json. */
function sorted(rows: readonly object[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row, (_, value) => plain(value))).sort();
}

function plain(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return Number.isSafeInteger(Number(value)) || value === 9007199254740993n ? Number(value) : String(value);
}
