/** Failures of the disk and the engine while a lake is built, as errors of the catalogue. */
import { messageOf, reasonFrom } from '../engines/reason';
import { errors, LakeError } from '../errors';
import { codeOf } from '../system-errors';

/** An engine's message about a SELECT; resources (disk, memory) are left to `asBuildError`. */
export function asTransformError(cause: unknown, file: string): unknown {
  if (isDiskFull(cause) || isOutOfMemory(cause)) return cause;
  const isWrong = /^(Binder|Catalog|Parser) Error/.test(messageOf(cause));
  const error = isWrong ? errors.transformDoesNotBind : errors.transformFailed;
  return error(file, reasonFrom(cause), cause);
}

/** @param root the lake's folder, for the message */
export function asBuildError(cause: unknown, root: string, memoryLimit = 'the default'): unknown {
  if (cause instanceof LakeError) return cause;
  if (isDiskFull(cause)) return errors.diskFull(root, cause);
  if (isForbidden(cause)) return errors.notWritable(root, cause);
  if (isOutOfMemory(cause)) return errors.outOfMemory(memoryLimit, cause);
  if (isOfEngine(cause))
    return errors.engineFailed('build the lake', new Error(reasonFrom(cause), { cause }));
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

/** Not where what did not fit in memory found no room on the disk either: that is about the disk. */
export const isOutOfMemory = (cause: unknown): boolean =>
  messageOf(cause).startsWith('Out of Memory Error') && !isDiskFull(cause);

/** DuckDB: `Conversion Error: ..`, `IO Error: ..` and so on. */
const isOfEngine = (cause: unknown): boolean => /^[A-Z]\w*(?: \w+)* Error: /.test(messageOf(cause));
