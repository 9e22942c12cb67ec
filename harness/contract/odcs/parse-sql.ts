/** A rule of a `quality` list that is a SELECT of its own. */
import type { Metric } from '../contract';
import { type Fields, textOf } from '../fields';
import type { Path } from '../problem';
import type { Scope } from './scope';

/**
 * The query as it is written, placeholders in it: an engine's dialect fills them in. Only the shape is checked here, so
 * that lint needs no engine; each engine's own parser is the guard before anything runs.
 */
export function parseSql(scope: Scope, node: Fields, path: Path, isOfColumn: boolean): Metric | null {
  const query = textOf(node.query);
  if (query === null) return null;
  const place = [...path, 'query'];
  const bare = withoutCommentsAndTexts(query);
  if (!isOfColumn && /\{(property|column)\}/.test(bare)) {
    scope.report({
      path: place,
      found: 'a placeholder for a column in a rule of the table',
      allowed: '{object}, or the rule in the quality list of the column',
    });
  }
  if (!/^(select|with)\b/i.test(bare) || /;\s*\S/.test(bare)) {
    scope.report({
      path: place,
      found: 'no single SELECT',
      allowed: 'one SELECT (or WITH .. SELECT) that gives one value',
    });
  }
  return { name: 'sql', query: query.trim().replace(/;\s*$/, '') };
}

function withoutCommentsAndTexts(sql: string): string {
  return sql
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replace(/'(?:[^']|'')*'/g, "''")
    .trim();
}
