import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractTextsAt } from '../../../harness/contract/diff/git-contracts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'git-contracts-')));
const git = (...args: readonly string[]): void => {
  execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    stdio: 'pipe',
  });
};
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

beforeAll(() => {
  git('init', '-q', '-b', 'trunk');
  mkdirSync(join(folder, 'contracts/landing'), { recursive: true });
  write('contracts/landing/b.yaml', 'version: 1.0.0\n');
  write('contracts/landing/a.yml', 'größe: ü\n');
  write('contracts/landing/readme.md', 'no contract');
  write('other.yaml', 'outside: the folder\n');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  git('tag', 'v1');
  write('contracts/landing/b.yaml', 'version: 2.0.0\n');
  git('commit', '-q', '-a', '-m', 'second');
  write('contracts/landing/b.yaml', 'version: not committed\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('contractTextsAt', () => {
  test('reads the contracts of a commit, sorted, and nothing else', async () => {
    expect(await contractTextsAt('v1', join(folder, 'contracts'))).toEqual([
      { file: 'v1:contracts/landing/a.yml', text: 'größe: ü\n' },
      { file: 'v1:contracts/landing/b.yaml', text: 'version: 1.0.0\n' },
    ]);
  });

  test('the working tree does not matter', async () => {
    const [, b] = await contractTextsAt('HEAD', join(folder, 'contracts'));
    expect(b?.text).toBe('version: 2.0.0\n');
  });

  test('a folder that is gone from the working tree is read all the same', async () => {
    git('rm', '-r', '-q', '-f', 'contracts');
    try {
      expect(await contractTextsAt('v1', join(folder, 'contracts/landing'))).toHaveLength(2);
    } finally {
      git('checkout', '-q', 'HEAD', '--', 'contracts');
    }
  });

  test('the GIT_DIR of a hook does not lead to another repository', async () => {
    process.env.GIT_DIR = join(folder, 'nowhere');
    try {
      expect(await contractTextsAt('v1', join(folder, 'contracts'))).toHaveLength(2);
    } finally {
      delete process.env.GIT_DIR;
    }
  });

  test.each(['nowhere', '', '--output=x', '-h', 'HEAD:contracts'])(
    'refuses the reference %p',
    async (ref) => {
      await expect(contractTextsAt(ref, join(folder, 'contracts'))).rejects.toMatchObject({
        code: 'LAKE-035',
        exitCode: 2,
      });
    },
  );

  test('a folder without contracts at that commit is an error', async () => {
    await expect(contractTextsAt('v1', join(folder, 'contracts/governed'))).rejects.toMatchObject({
      code: 'LAKE-036',
    });
  });

  test('a folder outside any repository is an error', async () => {
    await expect(contractTextsAt('v1', '/')).rejects.toMatchObject({ code: 'LAKE-034', exitCode: 2 });
  });

  test('a machine without git is told so', async () => {
    const path = process.env.PATH;
    process.env.PATH = join(folder, 'contracts');
    try {
      await expect(contractTextsAt('v1', folder)).rejects.toMatchObject({ code: 'LAKE-037', exitCode: 3 });
    } finally {
      process.env.PATH = path;
    }
  });
});
