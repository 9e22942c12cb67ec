/** The contracts of another commit, read from git's objects: the working tree stays as it is. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { errors } from '../../errors';
import type { TextFile } from '../yaml-source';

/**
 * Every `*.yaml` and `*.yml` below `folder` as it was at `ref` (branch, tag or commit), sorted by path and
 * named `main:contracts/landing/customer.yaml`. The folder need not exist any more. Runs git without a shell.
 *
 * @throws LAKE-034 outside a repository, LAKE-035 unknown reference, LAKE-036 no contract there, LAKE-037 git failed.
 */
export async function contractTextsAt(ref: string, folder: string): Promise<readonly TextFile[]> {
  const path = resolve(folder);
  const base = nearestExisting(path);
  const prefix = await prefixInRepository(base, path);
  const commit = await commitOf(base, ref);
  const blobs = await contractBlobs(base, commit, prefix);
  if (blobs.length === 0) throw errors.contractsMissingAt(ref, folder);
  const texts: TextFile[] = [];
  for (const blob of blobs) {
    texts.push({
      file: `${ref}:${blob.path}`,
      text: await output(base, 'read a contract', ['cat-file', 'blob', blob.id]),
    });
  }
  return texts;
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

/** The folder's path from the repository's root, with `/` at the end; empty for the root itself. */
async function prefixInRepository(base: string, path: string): Promise<string> {
  const { ok, stdout, message } = await git(base, ['rev-parse', '--show-prefix']);
  if (!ok) throw errors.notARepository(path, message);
  const rest = relative(base, path).split(sep).join('/');
  return `${stdout.replace(/\n$/, '')}${rest === '' ? '' : `${rest}/`}`;
}

async function commitOf(base: string, ref: string): Promise<string> {
  // git would take it for an option.
  if (ref === '' || ref.startsWith('-')) throw errors.unknownRef(ref);
  const { ok, stdout } = await git(base, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (!ok) throw errors.unknownRef(ref);
  return stdout.trim();
}

interface Blob {
  readonly id: string;
  readonly path: string;
}

async function contractBlobs(base: string, commit: string, prefix: string): Promise<readonly Blob[]> {
  const where = prefix === '' ? [] : ['--', prefix];
  const listing = await output(base, 'list the contracts', [
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    commit,
    ...where,
  ]);
  return listing
    .split('\0')
    .flatMap(blobOf)
    .filter(({ path }) => /\.ya?ml$/i.test(path));
}

/** `100644 blob <id>\t<path>`; links (120000) and submodules (160000) are no contracts. */
function blobOf(line: string): readonly Blob[] {
  const [, id, path] = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
  return id === undefined || path === undefined ? [] : [{ id, path }];
}

async function output(base: string, what: string, args: readonly string[]): Promise<string> {
  const { ok, stdout, message } = await git(base, args);
  if (!ok) throw errors.gitFailed(what, message);
  return stdout;
}

interface Outcome {
  readonly ok: boolean;
  readonly stdout: string;
  /** git's own words where it failed. */
  readonly message: string;
}

async function git(folder: string, args: readonly string[]): Promise<Outcome> {
  const maxBuffer = 64 * 1024 * 1024;
  return new Promise((settle, fail) => {
    execFile('git', ['-C', folder, ...args], { env: environment(), maxBuffer }, (error, stdout, stderr) => {
      // A number is git's exit code; anything else says that git never ran (ENOENT) or was stopped.
      if (error !== null && typeof error.code !== 'number') fail(errors.gitFailed('be run', error));
      else settle({ ok: error === null, stdout, message: stderr.trim() });
    });
  });
}

/** A hook sets GIT_DIR and the like for its own repository; here the folder says which one is meant. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...rest } = process.env;
  return { ...rest, LC_ALL: 'C' };
}
