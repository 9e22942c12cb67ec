/** Glue keeps names in lower case, and Athena accepts no special character but the underscore. */
export function catalogName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9_]/g, '_');
}
