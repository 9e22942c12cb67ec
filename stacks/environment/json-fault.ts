/** What JSON.parse says of a text, with line and column, and without the text around: that may be personal. Pure. */
export function jsonFault(text: string, cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  const [, fault = 'found something else'] =
    /^(.+?)(?:, "|, [.]{3}"| in JSON at| at position|$)/s.exec(message) ?? [];
  const [, position] = / at position ([0-9]+)/.exec(message) ?? [];
  if (position === undefined) return fault;
  const lines = text.slice(0, Number(position)).split('\n');
  return `${fault} in line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}
