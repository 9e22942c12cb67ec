import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourcesOf, standIn } from './synthesised';

describe('what `npm run bundle` makes', () => {
  let built: string;
  beforeEach(() => {
    built = mkdtempSync(join(tmpdir(), 'lake-built-'));
    cpSync(standIn, built, { recursive: true });
  });
  afterEach(() => rmSync(built, { recursive: true }));

  const sources = () => sourcesOf('governed', built);

  test('the checks of every computed table are read, and of no other', async () => {
    writeFileSync(join(built, 'checks/governed/dropped_table.json'), '{}');
    const { tables, checks } = await sources();
    const computed = tables.filter(({ landing }) => !landing).map(({ contract }) => contract.table);
    expect(checks).toEqual(
      Object.fromEntries(computed.map((table) => [table, `{ "sql": "SELECT 1 -- ${table}" }\n`])),
    );
  });

  test.each(['checks/governed/customers_curated.json', 'checks/governed', 'audit-function/index.js'])(
    'without %s nothing is synthesised, and the message says what makes it',
    async (missing) => {
      rmSync(join(built, missing), { recursive: true });
      await expect(sources()).rejects.toMatchObject({
        code: 'LAKE-022',
        message: expect.stringMatching(
          new RegExp(`${missing}.* cannot be read: \`npm run bundle\` makes it, and did not`),
        ),
      });
    },
  );
});
