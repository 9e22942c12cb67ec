import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSettings, settingsFile } from '../../stacks/environment/settings';
import { useFreshFolder } from '../support/fresh-folder';

describe('environments.local.json', () => {
  const root = useFreshFolder();

  test('is not needed', async () => {
    expect((await readSettings(root())).file).toEqual({});
  });

  test.each(['no JSON', '[]', 'null', '5', '"dev"'])('is refused where it holds %s', async (text) => {
    await writeFile(join(root(), settingsFile), text);
    await expect(readSettings(root())).rejects.toThrow('allowed: a JSON object');
  });

  test('may begin with the mark that some editors of Windows write', async () => {
    await writeFile(join(root(), settingsFile), '\uFEFF{"dev":{}}');
    expect((await readSettings(root())).file).toEqual({ dev: {} });
  });

  test('is not taken for missing where it cannot be read', async () => {
    await mkdir(join(root(), settingsFile));
    await expect(readSettings(root())).rejects.toMatchObject({ code: 'LAKE-022' });
  });
});
