import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSettings, settingsFile } from '../../stacks/environment/settings';
import { useFreshFolder } from '../support/fresh-folder';

describe('environments.local.json', () => {
  const root = useFreshFolder();

  test('is not needed', async () => {
    expect((await readSettings(root())).file).toEqual({});
  });

  test.each(['[]', 'null', '5', '"dev"'])('is refused where it holds %s and no object', async (text) => {
    await writeFile(join(root(), settingsFile), text);
    await expect(readSettings(root())).rejects.toThrow('found something else; allowed: JSON, an object');
  });

  test.each([
    ['{"dev": {"account": "1",}}', 'Expected double-quoted property name in line 1, column 25'],
    [
      '{\n  "dev": {\n    "account": 1 "x": 2\n  }\n}',
      "Expected ',' or '}' after property value in line 3, column 18",
    ],
    ['{"dev": {"account": secret}}', "Unexpected token 's'"],
    ['{"dev": {}} secret', 'Unexpected non-whitespace character after JSON in line 1, column 13'],
    ['{"dev": ', 'Unexpected end of JSON input'],
    ['secret', "Unexpected token 's'"],
  ])('tells where %j is no JSON, and nothing that stands there', async (text, why) => {
    await writeFile(join(root(), settingsFile), text);
    const failed = readSettings(root());
    await expect(failed).rejects.toThrow(`environments.local.json: ${why}; allowed: JSON, an object`);
    await expect(failed).rejects.not.toThrow('secret');
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
