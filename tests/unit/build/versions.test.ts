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

test('a manifest that was damaged is an error that names it', async () => {
  await addVersion(paths(), '1');
  const file = join(versionFolder(paths(), '1'), 'manifest.json');
  await writeFile(file, '{"format": 1,');
  await expect(listVersions(out(), 'governed')).rejects.toMatchObject({
    code: 'LAKE-072',
    message: expect.stringContaining(file),
  });
  await writeFile(file, '{"format": 2}');
  await expect(currentVersion(out(), 'governed')).rejects.toMatchObject({ code: 'LAKE-072' });
});
