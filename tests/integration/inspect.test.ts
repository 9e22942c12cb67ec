/** The questions of sql/inspect, which the stack offers as named queries of Athena. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTransforms } from '../../harness/build/transforms';
import { readContractFiles } from '../../harness/contract/contract-files';
import { lintContracts } from '../../harness/contract/lint/lint';
import { findProject } from '../../harness/contract/project/parse-project';
import { contractFolders } from '../../harness/contract/project/project';
import { type DuckDbSession, openDuckDb } from '../../harness/engines/duckdb/session';
import { createViews } from '../../harness/engines/duckdb/views';
import { lake, repository } from '../support/cli-project';
import { type Customer, type Landing, type OracleRow, oracle, type Reading } from '../support/oracle';
import { build, loadLanding, shippedTransforms } from '../support/oracle-duckdb';
import { answers } from '../support/oracle-inspect';
import { landingOfFolder } from '../support/oracle-landing';

const folder = join(repository, 'sql/inspect');
const policies = ['governed', 'rubric'] as const;

let session: DuckDbSession;
let questions: ReadonlyMap<string, string>;

beforeAll(async () => {
  session = await openDuckDb();
  const names = (await readdir(folder)).map((file) => file.replace(/[.]sql$/, '')).sort();
  const texts = names.map(
    async (name) => [name, await readFile(join(folder, `${name}.sql`), 'utf8')] as const,
  );
  questions = new Map(await Promise.all(texts));
});
afterAll(() => session.close());

describe('every question', () => {
  test('has an answer of its own in these tests', () => {
    const nothing = { customer_landing: [], accelerometer_landing: [], step_trainer_landing: [] };
    expect([...questions.keys()]).toEqual(Object.keys(answers(nothing, oracle(nothing, 'governed'))).sort());
  });

  test.each(policies)('is one SELECT, over tables that the contracts of %s define', async (policy) => {
    const project = await findProject(repository);
    const files = await readContractFiles(contractFolders(project, policy), project.root);
    const tables = lintContracts(files).contracts.map(({ table }) => table);
    expect(tables).toHaveLength(8);
    for (const { inputs } of await loadTransforms(session, folder)) {
      expect(inputs.length).toBeGreaterThan(0);
      expect(tables).toEqual(expect.arrayContaining([...inputs]));
    }
  });

  test('begins with a comment that asks it and names the grain', () => {
    for (const [name, sql] of questions) {
      const comment = /^(-- .+\n)+/.exec(sql)?.[0].replaceAll('\n-- ', ' ') ?? '';
      expect([name, comment]).toEqual([
        name,
        expect.stringMatching(/^-- (How many|Which) .+[.] Grain: one row.*[.]\n$/),
      ]);
    }
  });
});

describe.each(policies)('on lakes that `lake run --policy %s` built', (policy) => {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'lake-inspect-'));
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  test.each(['udacity-2023', 'fulfilment-defect'])(
    'of generated %s, each gives the figures of its rows, and no personal value',
    async (profile) => {
      const landing = await builtLake(profile);
      const expected = answers(landing, oracle(landing, policy));
      const personal = personalValues(landing);
      expect(personal.size).toBeGreaterThan(100);
      for (const [name] of questions) {
        const found = await ask(name);
        expect([name, found]).toEqual([name, expected[name]]);
        expect(found.flatMap(Object.values).filter((value) => personal.has(value))).toEqual([]);
      }
    },
  );

  test('of udacity-2023, they give the known figures', async () => {
    await builtLake('udacity-2023');
    expect(await ask('consent_states')).toMatchObject([
      { customer_rows: 956, consenting: 482, consent_is_null: 474 },
    ]);
    expect(await ask('duplicate_emails')).toEqual([]);
    expect(await ask('shared_serials')).toEqual([]);
    expect(await ask('readings_without_consent')).toEqual([{ readings: 0 }]);
    const [early] = await ask('readings_before_consent');
    expect(early?.readings).toBe(policy === 'governed' ? 0 : 8_956);
  });

  test('of the fulfilment defect, they count what the audit counts', async () => {
    await builtLake('fulfilment-defect');
    const counted = await audited();
    const emails = await ask('duplicate_emails');
    const excess = emails.map(
      ({ customer_rows, emails: many }) => (Number(customer_rows) - 1) * Number(many),
    );
    expect(excess.reduce((one, other) => one + other)).toBe(counted('customer_landing', 'email_repeats'));
    expect((await ask('duplicate_readings')).map(({ rows_in_excess }) => rows_in_excess)).toEqual([
      counted('accelerometer_landing', 'reading_repeats'),
      counted('step_trainer_landing', 'reading_repeats'),
    ]);
    const [early] = await ask('readings_before_consent');
    expect(early?.readings).toBe(counted('accelerometer_trusted', 'consentBeforeReading'));
    if (policy === 'rubric') expect(early?.readings).toBeGreaterThan(0);
  });

  /** Generates and builds it, and names its tables; what was generated. */
  async function builtLake(profile: string): Promise<Landing> {
    const landed = join(data, profile);
    await succeeds('generate', '--profile', profile, '--seed', '11', '--out', landed);
    await succeeds('run', '--policy', policy, '--data', landed, '--out', join(data, 'lake'));
    const current = join(data, 'lake', policy, 'current');
    const files = (await readdir(current)).filter((file) => file.endsWith('.parquet'));
    expect(files).toHaveLength(8);
    const named = files.map((file) => [file.replace('.parquet', ''), join(current, file)] as const);
    expect((await createViews(session, new Map(named))).size).toBe(0);
    return landingOfFolder(landed);
  }

  async function audited(): Promise<(table: string, check: string) => number> {
    const text = await succeeds('audit', '--policy', policy, '--out', join(data, 'lake'), '--json');
    const { verdicts } = JSON.parse(text) as { verdicts: { table: string; check: string; found: number }[] };
    return (table, check) => {
      const found = verdicts.find((verdict) => verdict.table === table && verdict.check === check)?.found;
      if (found === undefined) throw new Error(`no verdict on ${table}.${check}`);
      return found;
    };
  }

  async function succeeds(...words: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await lake(words, { cwd: repository });
    expect([code, stderr.includes('LAKE-')]).toEqual([0, false]);
    return stdout;
  }
});

describe('on planted rows', () => {
  const landing: Landing = {
    customer_landing: [
      customer('null@test.com', 's1', null),
      customer('zero@test.com', 's1', 0),
      customer('disagrees@test.com', 's2', 100, 1),
      customer('disagrees@test.com', 's2', 0, 2),
      customer('agrees@test.com', 's3', 50, 1),
      customer('agrees@test.com', 's3', 90, 2),
    ],
    accelerometer_landing: [
      reading('agrees@test.com', 49),
      reading('agrees@test.com', 60),
      reading('agrees@test.com', 90),
      reading('agrees@test.com', 90),
      reading('zero@test.com', 90),
      reading('nobody@test.com', 90),
    ],
    step_trainer_landing: [
      { sensorreadingtime: 90, serialnumber: 's3', distancefromobject: 1 },
      { sensorreadingtime: 90, serialnumber: 's3', distancefromobject: 1 },
      { sensorreadingtime: 90, serialnumber: 's3', distancefromobject: 1 },
      { sensorreadingtime: 90, serialnumber: 's3', distancefromobject: 2 },
    ],
  };

  beforeEach(async () => {
    session.close();
    session = await openDuckDb();
    await loadLanding(session, landing);
    await build(session, shippedTransforms('rubric'));
  });

  test('a consent that is null or 0 is none', async () => {
    expect(await ask('consent_states')).toEqual([
      { customer_rows: 6, consenting: 3, consent_is_null: 1, consent_is_zero: 1 + 1 },
    ]);
  });

  test('an e-mail whose rows disagree on consent is counted beside one whose rows agree', async () => {
    expect(await ask('duplicate_emails')).toEqual([{ customer_rows: 2, emails: 2, emails_that_disagree: 1 }]);
  });

  test('rows of one e-mail do not share its serial number; those of two do', async () => {
    expect(await ask('shared_serials')).toEqual([{ serialnumber: 's1', customers: 2 }]);
  });

  test('a reading that arrived three times is one repeated reading and two rows in excess', async () => {
    expect(await ask('duplicate_readings')).toEqual([
      { landing_table: 'accelerometer_landing', readings: 6, repeated_readings: 1, rows_in_excess: 1 },
      { landing_table: 'step_trainer_landing', readings: 4, repeated_readings: 1, rows_in_excess: 2 },
    ]);
  });

  test('a reading counts once as before consent, by the earliest consent of its owner', async () => {
    // The rubric keeps it once a consenting record: twice.
    expect(await ask('readings_before_consent')).toEqual([{ readings: 2, customers: 1, first_reading: 49 }]);
  });

  test('a reading at no known time counts as before consent', async () => {
    await session.run(`INSERT INTO accelerometer_trusted VALUES ('agrees@test.com', NULL, 0, 0, 0)`);
    expect(await ask('readings_before_consent')).toEqual([{ readings: 3, customers: 1, first_reading: 49 }]);
  });

  test('a trusted reading of nobody, or of somebody who refuses, is one without consent', async () => {
    expect(await ask('readings_without_consent')).toEqual([{ readings: 0 }]);
    await session.run(`INSERT INTO accelerometer_trusted SELECT * FROM accelerometer_landing AS a
      WHERE a.user IN ('nobody@test.com', 'zero@test.com')`);
    expect(await ask('readings_without_consent')).toEqual([{ readings: 2 }]);
  });
});

async function ask(name: string): Promise<readonly OracleRow[]> {
  const rows = await session.run(questions.get(name) ?? '');
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        value === null || typeof value === 'string' ? value : Number(value),
      ]),
    ),
  );
}

function personalValues({ customer_landing }: Landing): ReadonlySet<unknown> {
  const values = customer_landing.flatMap(({ email, customername, phone, birthday }) => [
    email,
    customername,
    phone,
    birthday,
  ]);
  return new Set(values.filter((value) => value !== null));
}

function customer(email: string, serialnumber: string, consent: number | null, changed = 1): Customer {
  return {
    customername: 'Ann Lee',
    email,
    phone: '8015550100',
    birthday: '967-01-01',
    serialnumber,
    registrationdate: 1,
    lastupdatedate: changed,
    sharewithresearchasofdate: consent,
    sharewithpublicasofdate: null,
    sharewithfriendsasofdate: null,
  };
}

function reading(user: string, timestamp: number): Reading {
  return { user, timestamp, x: 0, y: 0, z: 0 };
}
