/**
 * A pattern of a contract means what DuckDB's RE2 reads: `$` is the end of the text. To Java (Spark) and Joni (Trino,
 * Athena) it is also the place before a last line end, so that `ann@x.org\n` would match `^..$`; theirs is `\z`.
 */
export function withStrictEnd(pattern: string): string {
  // An escaped character and a class in brackets are passed over: a `$` in them is the character.
  return pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\$/gs, (token) => (token === '$' ? '\\z' : token));
}
