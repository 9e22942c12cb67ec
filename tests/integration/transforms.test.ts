import fc from 'fast-check';
import { type DuckDbSession, openDuckDb } from '../../harness/engines/duckdb/session';
import { profileNamed } from '../../harness/generate/profiles';
import { type Landing, oracle, type Policy } from '../support/oracle';
import {
  BUILT_TABLES,
  type BuiltTable,
  build,
  builtCounts,
  builtRows,
  loadLanding,
  multiset,
  shippedTransforms,
} from '../support/oracle-duckdb';
import { landingOfFolder, landingOfPieces } from '../support/oracle-landing';
import { testOnRealData } from '../support/oracle-real-data';
import { wrongVariants } from '../support/oracle-wrong-variants';

const POLICIES: readonly Policy[] = ['governed', 'rubric'];

let session: DuckDbSession;

beforeAll(async () => {
  session = await openDuckDb();
});

afterAll(() => session.close());

describe.each(POLICIES)('the transforms of %s', (policy) => {
  testOnRealData('give the rows of the oracle on the published files', 'udacity-2023', async (path) => {
    await expectOracleRows(policy, landingOfFolder(path));
  });

  test.each(['udacity-2023', 'fulfilment-defect'])(
    'give the rows of the oracle on generated %s',
    async (profile) => {
      await expectOracleRows(policy, generated(profile, 5));
    },
  );

  test('give the rows of the oracle on small landings full of collisions and nulls', async () => {
    await fc.assert(
      fc.asyncProperty(landings, (landing) => expectOracleRows(policy, landing)),
      { numRuns: 100 },
    );
  });
});

describe.each(POLICIES)('a wrong transform of %s shows in the counts of fulfilment-defect', (policy) => {
  describe.each([1, 7, 20_231])('generated with seed %i', (seed) => {
    let right: Readonly<Record<BuiltTable, number>>;

    beforeAll(async () => {
      await loadLanding(session, generated('fulfilment-defect', seed));
      await build(session, shippedTransforms(policy));
      right = await builtCounts(session);
    });

    const ofPolicy = wrongVariants.filter((variant) => variant.policy === policy);
    test.each(ofPolicy.map(({ table, name, sql }) => ({ table, name, sql })))(
      '$table: $name',
      async ({ table, sql }) => {
        // The inputs are right: the difference is this variant's own.
        const [row] = await session.run(`SELECT count(*) AS rows FROM (${sql})`);
        expect(Number(row?.rows)).not.toBe(right[table]);
      },
    );
  });
});

async function expectOracleRows(policy: Policy, landing: Landing): Promise<void> {
  await loadLanding(session, landing);
  await build(session, shippedTransforms(policy));
  const expected = oracle(landing, policy);
  for (const table of BUILT_TABLES) {
    const found = { table, rows: multiset(await builtRows(session, table)) };
    expect(found).toEqual({ table, rows: multiset(expected[table]) });
  }
}

function generated(profile: string, seed: number): Landing {
  return landingOfPieces(profileNamed(profile).pieces(1, seed));
}

/** Few e-mails, serial numbers and moments, so that nearly every row collides with another. */
const emails = fc.constantFrom('a@test.com', 'A@test.com', 'b@test.com', null);
const serials = fc.constantFrom('s1', 's2', 's3', null);
const moments = fc.constantFrom(1, 2, 3, null);
const consents = fc.constantFrom(null, 0, 1, 2, 3);
const axes = fc.constantFrom(-1, 0, 1, null);

const landings: fc.Arbitrary<Landing> = fc.record({
  customer_landing: fc.array(
    fc.record({
      customername: fc.constantFrom('A', 'B', null),
      email: emails,
      phone: fc.constant('8015550100'),
      birthday: fc.constant('967-01-01'),
      serialnumber: serials,
      registrationdate: moments,
      lastupdatedate: moments,
      sharewithresearchasofdate: consents,
      sharewithpublicasofdate: fc.constantFrom(null, 1),
      sharewithfriendsasofdate: fc.constantFrom(null, 1),
    }),
    { maxLength: 10 },
  ),
  accelerometer_landing: fc.array(
    fc.record({ user: emails, timestamp: moments, x: axes, y: fc.constant(0), z: fc.constant(1) }),
    { maxLength: 12 },
  ),
  step_trainer_landing: fc.array(
    fc.record({
      sensorreadingtime: moments,
      serialnumber: serials,
      distancefromobject: fc.constantFrom(201, 202, null),
    }),
    { maxLength: 10 },
  ),
});
