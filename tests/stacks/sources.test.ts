import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findProject } from '../../harness/contract/project/parse-project';
import { readSources } from '../../stacks/sources';

describe('what `npm run bundle` makes', () => {
  let built: string;
  beforeEach(() => {
    built = mkdtempSync(join(tmpdir(), 'lake-built-'));
    cpSync(join(__dirname, 'built'), built, { recursive: true });
  });
  afterEach(() => rmSync(built, { recursive: true }));

  const sources = async () =>
    readSources(await findProject(resolve(__dirname, '../..')), 'governed', {
      functionFolder: join(built, 'audit-function'),
      checksFolder: join(built, 'checks'),
    });

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
