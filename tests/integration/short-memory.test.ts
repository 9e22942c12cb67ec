/** What is said where DuckDB runs out of memory: under a limit that no caller can ask for, so that little data will do. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditFolder } from '../../harness/build/audit-folder';
import { buildLake } from '../../harness/build/build';
import { useFreshFolder } from '../support/fresh-folder';
import { tinyProject } from '../support/tiny-project';

jest.mock('../../harness/build/memory', () => ({ resources: () => ({ memoryLimit: '1MiB', threads: 1 }) }));

const folder = useFreshFolder();
const shortOfMemory = { code: 'LAKE-077', exitCode: 3, message: expect.stringContaining('1MiB') };

test('a build that cannot read its landing files lacks memory, not room on the disk', async () => {
  await expect(buildLake(await tinyProject(folder()))).rejects.toMatchObject(shortOfMemory);
});

test.each(['json', 'csv'])('and so does an audit of a folder of %s', async (form) => {
  const { contracts } = await tinyProject(folder());
  const source = join(folder(), 'in');
  await mkdir(source);
  const text = form === 'csv' ? 'email,consent\nann@test.com,5\n' : '{"email":"ann@test.com","consent":5}\n';
  await writeFile(join(source, `people.${form}`), text);
  await expect(auditFolder({ contracts, source, now: 0 })).rejects.toMatchObject(shortOfMemory);
});
