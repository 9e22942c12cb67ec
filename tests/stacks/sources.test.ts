import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readContractFiles } from '../../harness/contract/contract-files';
import { lintContracts } from '../../harness/contract/lint/lint';
import { findProject } from '../../harness/contract/project/parse-project';
import { contractFolders } from '../../harness/contract/project/project';
import { readTables } from '../../stacks/sources';
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

describe('contracts that lint accepts and no Glue job can serve', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lake-contracts-'));
    for (const name of ['lake.yaml', 'contracts'])
      cpSync(resolve(__dirname, '../..', name), join(root, name), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function plant(name: string, found: string, planted: string) {
    const file = join(root, 'contracts', name);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(found);
    writeFileSync(file, text.replace(found, planted));
  }

  test('are refused, every problem at once, each with its file', async () => {
    plant('landing/step_trainer_landing.yaml', 'format: json', 'format: csv');
    plant('governed/step_trainer_trusted.yaml', 'physicalType: int', 'physicalType: smallint');
    const project = await findProject(root);
    const files = await readContractFiles(contractFolders(project, 'governed'), root);
    expect(lintContracts(files).problems).toEqual([]);
    await expect(readTables(project, 'governed')).rejects.toMatchObject({
      code: 'LAKE-103',
      message: expect.stringMatching(
        /2 problems.*\ncontracts\/landing\/step_trainer_landing.yaml: .*csv.*\ncontracts\/governed\/step_trainer_trusted.yaml: .*smallint/,
      ),
    });
  });
});
