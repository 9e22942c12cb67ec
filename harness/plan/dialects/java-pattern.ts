/**
 * A pattern of a contract means what DuckDB's RE2 reads. Java (Spark) and Joni (Trino, Athena) read two things otherwise:
 * `$` is also the place before a last line end, so that `ann@x.org\n` would match `^..$`; and in brackets `[` opens a
 * class and `&&` intersects two. Both have a spelling that says no more than RE2's.
 */
export function javaPattern(pattern: string): string {
  return pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\$/gs, (token) => {
    if (token === '$') return '\\z';
    return token.startsWith('[') ? `[${plainClass(token.slice(1))}` : token;
  });
}

/** What stands behind the first bracket of a class. */
function plainClass(text: string): string {
  return text.replace(/\\.|[[&]/gs, (token) => (token.startsWith('\\') ? token : `\\${token}`));
}
