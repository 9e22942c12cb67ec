/** `id` where it is not taken, else the first free of `id.2`, `id.3` and so on. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  let candidate = id;
  for (let turn = 2; taken.has(candidate); turn += 1) candidate = `${id}.${turn}`;
  return candidate;
}
