import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lakePaths, versionFolder } from '../../../harness/build/lake-paths';
import { currentVersion, listVersions, rollback } from '../../../harness/build/versions';
import { useFreshFolder } from '../../support/fresh-folder';
import { addUnfinished, addVersion } from '../../support/made-up-version';

const out = useFreshFolder();
const paths = () => lakePaths(out(), 'governed');
const current = async () => (await currentVersion(out(), 'governed'))?.id ?? null;

test('versions are listed by age; a killed run is none', async () => {
  await addVersion(paths(), '1');
  await addVersion(paths(), '2');
  await addVersion(paths(), '3', 'violated');
  await addUnfinished(paths(), '4');
  expect(await listVersions(out(), 'governed')).toMatchObject([
    { id: '1', current: false, manifest: { status: 'sound' } },
    { id: '2', current: true, manifest: { status: 'sound' } },
    { id: '3', current: false, manifest: { status: 'violated' } },
  ]);
});

test('where there is no lake there is no version', async () => {
  expect(await listVersions(out(), 'governed')).toEqual([]);
  expect(await current()).toBeNull();
  await expect(rollback(out(), 'governed')).rejects.toMatchObject({ code: 'LAKE-069', exitCode: 2 });
});

test('rollback publishes the version before the current one, again and again', async () => {
  for (const id of ['1', '2', '3']) await addVersion(paths(), id);
  expect(await rollback(out(), 'governed')).toEqual({ from: '3', to: '2' });
  expect(await rollback(out(), 'governed')).toEqual({ from: '2', to: '1' });
  expect(await current()).toBe('1');
  await expect(rollback(out(), 'governed')).rejects.toMatchObject({ code: 'LAKE-071' });
  expect(await current()).toBe('1');
});

test('rollback publishes a named version, also a newer one', async () => {
  for (const id of ['1', '2', '3']) await addVersion(paths(), id);
  await rollback(out(), 'governed', '1');
  expect(await rollback(out(), 'governed', '3')).toEqual({ from: '1', to: '3' });
  expect(await readFile(join(paths().current, 'a.parquet'), 'utf8')).toBe('rows');
});

test.each(['2', '9', '../../etc'])('rollback never publishes what is not sound: %s', async (id) => {
  await addVersion(paths(), '1');
  await addVersion(paths(), '2', 'violated');
  await expect(rollback(out(), 'governed', id)).rejects.toMatchObject({ code: 'LAKE-070' });
  expect(await current()).toBe('1');
});

describe('beside a damaged version', () => {
  const damage = async (id: string, text: string) =>
    writeFile(join(versionFolder(paths(), id), 'manifest.json'), text);
  const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  beforeEach(async () => {
    warnings.mockClear();
    for (const id of ['1', '2', '3']) await addVersion(paths(), id);
  });
  afterAll(() => warnings.mockRestore());

  test.each(['{"format": 1,', '{"format": 2}', '{"format": 1}', '{"x":1}', 'null', ''])(
    'the current one is an error that names its manifest: %s',
    async (text) => {
      await damage('3', text);
      await expect(currentVersion(out(), 'governed')).rejects.toMatchObject({
        code: 'LAKE-072',
        message: expect.stringContaining(join(versionFolder(paths(), '3'), 'manifest.json')),
        hint: expect.stringMatching(/lake run.*lake rollback/),
      });
    },
  );

  test('the others are listed, with a warning of the one that is left out', async () => {
    await damage('3', '{"x":1}');
    expect((await listVersions(out(), 'governed')).map(({ id }) => id)).toEqual(['1', '2']);
    expect(warnings.mock.calls).toEqual([
      [
        expect.stringContaining('The current version 3 is damaged'),
        expect.objectContaining({ code: 'LAKE-072' }),
      ],
    ]);
  });

  test('rollback leaves it for the newest sound one before it', async () => {
    await damage('3', '{"x":1}');
    expect(await rollback(out(), 'governed')).toEqual({ from: '3', to: '2' });
    expect(await current()).toBe('2');
  });

  test('rollback passes over it, and never publishes it', async () => {
    await damage('2', '{"x":1}');
    await expect(rollback(out(), 'governed', '2')).rejects.toMatchObject({ code: 'LAKE-070', exitCode: 2 });
    expect(await rollback(out(), 'governed')).toEqual({ from: '3', to: '1' });
  });
});
