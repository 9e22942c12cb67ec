import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as fileSystem from 'node:fs/promises';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate, profiles } from '../../../harness/generate';
import { useFreshFolder } from '../../support/fresh-folder';

// A copy whose functions can be replaced.
jest.mock('node:fs/promises', () => ({
  __esModule: true,
  ...jest.requireActual<typeof fileSystem>('node:fs/promises'),
}));

const folder = useFreshFolder();
const call = { profile: 'fulfilment-defect', scale: 1, seed: 7 };
const out = (): string => join(folder(), 'out');

/** Paths below the target, and nothing where there is no target. */
const below = (): readonly string[] =>
  existsSync(out()) ? readdirSync(out(), { recursive: true, encoding: 'utf8' }).sort() : [];

afterEach(() => jest.restoreAllMocks());

describe('generate', () => {
  test('refuses a profile that does not exist and names those that do', async () => {
    const refused = generate({ ...call, profile: 'udacity', out: out() });
    await expect(refused).rejects.toMatchObject({ code: 'LAKE-006', exitCode: 2 });
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining(profiles.join(', ')) });
    expect(below()).toEqual([]);
  });

  test.each([
    ['scale', 0],
    ['scale', 1.5],
    ['scale', Number.NaN],
    ['scale', 2 ** 53],
    ['seed', 0],
    ['seed', -7],
    ['seed', Number.POSITIVE_INFINITY],
  ])('refuses a %s of %p', async (name, value) => {
    const refused = generate({ ...call, [name]: value, out: out() });
    await expect(refused).rejects.toMatchObject({ code: 'LAKE-007', exitCode: 2 });
    await expect(refused).rejects.toMatchObject({ message: `The ${name} is ${value}.` });
    expect(below()).toEqual([]);
  });

  test.each([
    ['a file', 'notes.txt'],
    ['a file among the landing files', 'customer/landing/mine.json'],
    ['landing files that nobody generated here', 'customer/landing/customer-1700000000000.json'],
    ['an expectations file that nobody generated here', 'expectations.yaml'],
  ])('refuses a target that holds %s, and leaves it as it was', async (_, path) => {
    await mkdir(join(out(), 'customer', 'landing'), { recursive: true });
    await writeFile(join(out(), path), 'mine');
    await expect(generate({ ...call, out: out() })).rejects.toMatchObject({ code: 'LAKE-008', exitCode: 2 });
    expect(readFileSync(join(out(), path), 'utf8')).toBe('mine');
    expect(existsSync(join(out(), '.generated'))).toBe(false);
  });

  test('refuses an earlier set to which somebody added a file, and removes nothing of it', async () => {
    await generate({ ...call, out: out() });
    await writeFile(join(out(), 'customer/landing/mine.json'), 'mine');
    const before = below();
    await expect(generate({ ...call, seed: 8, out: out() })).rejects.toMatchObject({ code: 'LAKE-008' });
    expect(below()).toEqual(before);
  });

  test('takes an empty folder, and a set that was cut short before its expectations', async () => {
    await mkdir(out());
    await generate({ ...call, out: out() });
    await rm(join(out(), 'expectations.yaml'));
    const { expectations } = await generate({ ...call, out: out() });
    expect(existsSync(expectations)).toBe(true);
  });

  test('says so when the disk is full, and leaves no expectations', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    const actual = fileSystem.open;
    jest.spyOn(fileSystem, 'open').mockImplementation(async (...of) => {
      const handle = await actual(...of);
      if (String(of[0]).includes('accelerometer')) jest.spyOn(handle, 'writeFile').mockRejectedValue(full);
      return handle;
    });
    await expect(generate({ ...call, out: out() })).rejects.toMatchObject({
      code: 'LAKE-009',
      exitCode: 3,
      message: expect.stringContaining('ENOSPC: no space left on device'),
    });
    expect(existsSync(join(out(), 'expectations.yaml'))).toBe(false);
    jest.restoreAllMocks();
    await generate({ ...call, out: out() });
    expect(existsSync(join(out(), 'expectations.yaml'))).toBe(true);
  });

  test('says so when the target lies below a file', async () => {
    await writeFile(out(), 'a file');
    await expect(generate({ ...call, out: join(out(), 'set') })).rejects.toMatchObject({
      code: 'LAKE-009',
      exitCode: 3,
      message: expect.stringContaining('ENOTDIR'),
    });
  });
});
