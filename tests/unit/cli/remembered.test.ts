import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryFolder } from '../../../harness/cli/remembered';

const folder = mkdtempSync(join(tmpdir(), 'lake-remembered-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The compiled module: the source has no `reader-id` beside it, and then nothing is remembered. */
const { remembered } =
  require('../../../dist/harness/cli/remembered') as typeof import('../../../harness/cli/remembered');

describe('what a command remembers', () => {
  test('lies beside lake.yaml, not in the lake that an audit judges', () => {
    expect(memoryFolder('/project')).toBe(join('/project', '.cache', 'lake'));
  });

  test('is computed once for the same texts, and again for others', async () => {
    const compute = jest.fn(async () => ['value']);
    expect(await remembered(folder, 'contracts', ['a'], compute)).toEqual(['value']);
    expect(await remembered(folder, 'contracts', ['a'], compute)).toEqual(['value']);
    expect(await remembered(folder, 'contracts', ['b'], compute)).toEqual(['value']);
    expect(compute).toHaveBeenCalledTimes(2);
  });

  test('is not taken for another thing that the same file is read as', async () => {
    await remembered(folder, 'project', ['same'], async () => 'project');
    expect(await remembered(folder, 'expectations', ['same'], async () => 'counts')).toBe('counts');
  });

  test.each([
    ['', 'emptied'],
    ['{}', 'replaced'],
    ['[]'.padStart(66, '0'), 'altered under a false hash'],
  ])('is computed again where the entry is %j (%s)', async (text) => {
    await remembered(folder, 'contracts', ['c'], async () => 1);
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), text);
    expect(await remembered(folder, 'contracts', ['c'], async () => 2)).toBe(2);
    expect(readdirSync(folder).every((name) => readFileSync(join(folder, name), 'utf8') === text)).toBe(
      false,
    );
  });

  test('is a value also where the folder cannot be written to', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await remembered(join(folder, 'file', 'below'), 'contracts', ['d'], async () => 3)).toBe(3);
  });
});
