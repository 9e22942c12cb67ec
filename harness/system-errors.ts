/** What the operating system answered, by the codes of Node's errors. */

/** Nothing lies there. */
export const isMissing = (cause: unknown): boolean => codeOf(cause) === 'ENOENT';

/** No folder lies there: nothing at all, or a file. */
export const isNoFolder = (cause: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(cause));

/** Node's own errors name the system call that failed. Not by `instanceof`: under Jest they come from another realm. */
export const isSystemError = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && 'syscall' in cause;

/** E.g. `ENOSPC`; empty where there is none. */
export function codeOf(cause: unknown): string {
  const hasCode = typeof cause === 'object' && cause !== null && 'code' in cause;
  return hasCode ? String(cause.code) : '';
}
