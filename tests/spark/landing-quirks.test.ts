/** The landing reader of the jobs, as Spark runs it, on every quirk: as many rows, and as many rejects. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnSpark, folderCatalog, type Outcome, onSpark, type Step } from '../support/spark';
import { quirkContract, quirksFolder } from '../unit/landing/quirk-contract';

const quirks = readdirSync(quirksFolder).filter((name) => statSync(join(quirksFolder, name)).isDirectory());

describeOnSpark('the landing reader of a job', () => {
  let folder: string;
  let outcome: (step: string) => Outcome;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lake-spark-'));
    const steps = Object.assign({}, ...quirks.map(stepsOf));
    outcome = await onSpark({ steps, settings: folderCatalog(folder), folder });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(quirks)('%s', (quirk) => {
    const { rows, rejects } = expected(quirk);
    const allowing = outcome(`${quirk} allowing`);
    if (rows === 0) expect(allowing.error).toContain('no row in');
    else expect(allowing).toEqual({ rows: [{ rows }], error: null });
    if (rejects > 0 && rows > 0)
      expect(outcome(`${quirk} refusing`).error).toContain(`${rejects} of ${rows + rejects} objects`);
  });

  /** Allowed are as many rejects as there are, and then none. */
  function stepsOf(quirk: string): Readonly<Record<string, Step>> {
    const { rows, rejects } = expected(quirk);
    const location = `file://${join(quirksFolder, quirk, 'files')}/`;
    const columns = quirkContract(join(quirksFolder, quirk)).columns.map(({ name, type }) => ({
      name,
      type,
    }));
    const input = { table: quirk, location, columns };
    const allowing = { landing: { ...input, maxRejects: rejects / (rows + rejects || 1) } };
    const refusing = { landing: { ...input, maxRejects: 0 } };
    return { [`${quirk} allowing`]: allowing, ...(rejects > 0 ? { [`${quirk} refusing`]: refusing } : {}) };
  }
});

function expected(quirk: string): { readonly rows: number; readonly rejects: number } {
  const { rows, rejects } = JSON.parse(readFileSync(join(quirksFolder, quirk, 'expected.json'), 'utf8'));
  return { rows: rows.length, rejects: rejects.length };
}
