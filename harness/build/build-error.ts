/** Failures of the disk and the engine while a lake is built, as errors of the catalogue. */
import { errors, LakeError } from '../errors';

/** An engine's message about a SELECT; resources (disk, memory) are left to `asBuildError`. */
export function asTransformError(cause: unknown, file: string): unknown {
  const message = messageOf(cause);
  if (isDiskFull(cause) || isOutOfMemory(message)) return cause;
  // Names of columns and functions: nothing of the data.
  if (/^(Binder|Catalog|Parser) Error/.test(message)) {
    return errors.transformDoesNotBind(file, firstLine(message), cause);
  }
  return errors.transformFailed(file, withoutValues(firstLine(message)), cause);
}

/** @param root the lake's folder, for the message */
export function asBuildError(cause: unknown, root: string, memoryLimit = 'the default'): unknown {
  if (cause instanceof LakeError) return cause;
  if (isDiskFull(cause)) return errors.diskFull(root, cause);
  if (isForbidden(cause)) return errors.notWritable(root, cause);
  if (isOutOfMemory(messageOf(cause))) return errors.outOfMemory(memoryLimit, cause);
  if (isOfEngine(messageOf(cause))) {
    return errors.engineFailed(
      'build the lake',
      new Error(withoutValues(firstLine(messageOf(cause))), { cause }),
    );
  }
  return cause;
}

/** ENOSPC, a quota, or a limit on file sizes; from Node by code, from DuckDB in words. */
function isDiskFull(cause: unknown): boolean {
  const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(cause));
  return (
    full ||
    /No space left on device|Disk quota exceeded|File too large|max_temp_directory_size/i.test(
      messageOf(cause),
    )
  );
}

function isForbidden(cause: unknown): boolean {
  const forbidden = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(codeOf(cause));
  return (
    forbidden ||
    /^IO Error.*(Permission denied|Read-only file system|Not a directory)/i.test(messageOf(cause))
  );
}

const isOutOfMemory = (message: string): boolean => message.startsWith('Out of Memory Error');

/** DuckDB: `Conversion Error: ..`, `IO Error: ..` and so on. */
const isOfEngine = (message: string): boolean => /^[A-Z]\w*(?: \w+)* Error: /.test(message);

const codeOf = (cause: unknown): string => String((cause as NodeJS.ErrnoException).code);

/** Not by `instanceof`: an error of the native library may come from another realm (as it does under Jest). */
function messageOf(cause: unknown): string {
  const message = (cause as { readonly message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : String(cause);
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? '';

/** DuckDB: `Conversion Error: Could not convert string 'ann@test.com' to INT64`: what is quoted may be personal. */
const withoutValues = (message: string): string => message.replace(/'[^']*'/g, "'***'");
