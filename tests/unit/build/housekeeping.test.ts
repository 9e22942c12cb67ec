import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeLeftovers, removeOldVersions, removeUnfinished } from '../../../harness/build/housekeeping';
import { lakePaths } from '../../../harness/build/lake-paths';
import { rollback } from '../../../harness/build/versions';
import { useFreshFolder } from '../../support/fresh-folder';
import { addUnfinished, addVersion } from '../../support/made-up-version';

const out = useFreshFolder();
const paths = () => lakePaths(out(), 'governed');
const kept = async () => (await readdir(paths().versions)).sort();

test('what a killed run left goes; versions stay', async () => {
  await addVersion(paths(), '1');
  await addUnfinished(paths(), '2');
  await mkdir(paths().tmp);
  await writeFile(join(paths().tmp, 'spill'), '');
  await writeFile(`${paths().current}.new`, '');
  await writeFile(`${paths().lock}.half-made`, '');
  await removeLeftovers(paths());
  expect(await kept()).toEqual(['1']);
  expect(await readdir(paths().tmp)).toEqual([]);
  expect((await readdir(paths().root)).sort()).toEqual(['current', 'tmp', 'versions']);
});

test('a damaged version goes as a leftover, unless it is current', async () => {
  for (const id of ['1', '2', '3']) await addVersion(paths(), id);
  for (const id of ['2', '3']) await writeFile(join(paths().versions, id, 'manifest.json'), '{"x":1}');
  await removeLeftovers(paths());
  await removeOldVersions(paths());
  expect(await kept()).toEqual(['1', '3']);
});

test('a current version without a manifest is not taken from its readers', async () => {
  await addVersion(paths(), '1');
  await rm(join(paths().versions, '1', 'manifest.json'));
  await removeLeftovers(paths());
  expect(await kept()).toEqual(['1']);
});

test('a manifest that the system cannot read proves no damage: its version stays', async () => {
  for (const id of ['1', '2']) await addVersion(paths(), id);
  const file = join(paths().versions, '1', 'manifest.json');
  await rm(file);
  await mkdir(file);
  await removeLeftovers(paths());
  expect(await kept()).toEqual(['1', '2']);
});

test('three published versions are kept', async () => {
  for (const id of ['1', '2', '3', '4']) await addVersion(paths(), id);
  await removeOldVersions(paths());
  expect(await kept()).toEqual(['2', '3', '4']);
});

test('the current version is kept whatever its age', async () => {
  for (const id of ['1', '2', '3', '4', '5']) await addVersion(paths(), id);
  await rollback(out(), 'governed', '1');
  await removeOldVersions(paths());
  expect(await kept()).toEqual(['1', '3', '4', '5']);
});

test('of the unpublished ones the newest is kept for inspection, and takes no place of a published one', async () => {
  for (const id of ['1', '2', '3']) await addVersion(paths(), id);
  for (const id of ['4', '5']) await addVersion(paths(), id, 'violated');
  await removeOldVersions(paths());
  expect(await kept()).toEqual(['1', '2', '3', '5']);
});

test('a run that fails takes its own version away, never the current one', async () => {
  await addVersion(paths(), '1');
  await addUnfinished(paths(), '2');
  await removeUnfinished(paths(), '2');
  await removeUnfinished(paths(), '1');
  expect(await kept()).toEqual(['1']);
});
