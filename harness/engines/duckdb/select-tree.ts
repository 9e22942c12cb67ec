/** Walks the tree that DuckDB's json_serialize_sql gives for a SELECT. */

type Node = Readonly<Record<string, unknown>>;

/** They make rows from their arguments alone; any other table function may read files or the catalog. */
const allowedTableFunctions = ['unnest', 'generate_series', 'range'];
/** They read the process or the session instead of the rows. */
const forbiddenFunctions = ['getenv', 'getvariable', 'current_setting', 'nextval', 'currval'];
/** DuckDB reads a table name with a dot or a slash in it as a file. */
const plainName = /^[\p{L}_][\p{L}\p{N}_$ -]*$/u;

/** Base tables at any depth, without the names of CTEs in scope; sorted, each once. */
export function tablesOf(tree: unknown): readonly string[] {
  const found = new Set<string>();
  collectTables(tree, new Set(), found);
  return [...found].sort();
}

function collectTables(value: unknown, scope: ReadonlySet<string>, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectTables(item, scope, found);
  if (!isNode(value)) return;
  const inner = new Set(scope);
  for (const { key, value: cte } of ctesOf(value)) {
    const name = key.toLowerCase();
    // A CTE sees those before it, and itself only where it is recursive.
    collectTables(cte, isRecursive(cte) ? new Set([...inner, name]) : inner, found);
    inner.add(name);
  }
  const table = String(value.table_name);
  if (value.type === 'BASE_TABLE' && !inner.has(table.toLowerCase())) found.add(table);
  for (const [key, child] of Object.entries(value)) if (key !== 'cte_map') collectTables(child, inner, found);
}

/** The first thing in the tree that reads past the tables of the lake, in words; null where nothing does. */
export function forbiddenIn(value: unknown): string | null {
  if (Array.isArray(value))
    return value.reduce<string | null>((found, item) => found ?? forbiddenIn(item), null);
  if (!isNode(value)) return null;
  return forbiddenNode(value) ?? forbiddenIn(Object.values(value));
}

function forbiddenNode(node: Node): string | null {
  if (node.type === 'SHOW_REF') return 'DESCRIBE, SHOW or SUMMARIZE';
  if (node.type === 'BASE_TABLE') return forbiddenTable(node);
  if (node.type === 'TABLE_FUNCTION' && isNode(node.function)) {
    const name = String(node.function.function_name).toLowerCase();
    return allowedTableFunctions.includes(name) ? null : `the table function ${name}`;
  }
  const name = String(node.function_name).toLowerCase();
  return node.class === 'FUNCTION' && forbiddenFunctions.includes(name) ? `the function ${name}` : null;
}

function forbiddenTable(node: Node): string | null {
  const name = [node.catalog_name, node.schema_name, node.table_name].filter(Boolean).join('.');
  return plainName.test(name) ? null : `"${name}", which is not a plain table name`;
}

function ctesOf(node: Node): readonly { readonly key: string; readonly value: unknown }[] {
  const map = isNode(node.cte_map) ? node.cte_map.map : [];
  return Array.isArray(map) ? map : [];
}

function isRecursive(cte: unknown): boolean {
  const query = isNode(cte) && isNode(cte.query) ? cte.query.node : null;
  return isNode(query) && query.type === 'RECURSIVE_CTE_NODE';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
