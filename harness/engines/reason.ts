/**
 * What an engine says went wrong, fit for a report: the first line of its message. A message about data quotes the
 * value it stumbled over, and that may be personal; a message about structure quotes the contract or a file.
 */
export function reasonFrom(cause: unknown): string {
  const message = messageOf(cause);
  return firstLine(aboutStructure.test(message) ? message : withoutValues(message));
}

/** DuckDB's classes of messages that never quote a row. */
const aboutStructure =
  /^(Binder|Catalog|Parser|IO|Permission|HTTP|Not implemented) Error|^Invalid Input Error: (No magic bytes|File '.*' too small)/;

/**
 * DuckDB: `Could not convert string 'O'Neil' to INT32`, `Type INT64 with value 4915112345 can't be cast`. A value may hold
 * quotes and line ends of its own, so everything from the first quote of the message to its last is hidden.
 */
function withoutValues(message: string): string {
  return message
    .replace(/'.*'/s, "'***'")
    .replace(/".*"/s, '"***"')
    .replace(/with value \S+/, 'with value ***')
    .replace(/[0-9]{4,}/g, '***')
    .replace(/\S+@\S+/g, '***');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** Not by `instanceof`: an error of the native library may come from another realm (as it does under Jest). */
export function messageOf(cause: unknown): string {
  const hasMessage = typeof cause === 'object' && cause !== null && 'message' in cause;
  return String(hasMessage ? cause.message : cause);
}
