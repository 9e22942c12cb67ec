/** What a rule of a `quality` list measures: a metric of ODCS's library, or what a SELECT gives. */
import type { Column, Literal, Metric, ValueRule } from '../contract';
import { type Fields, fields, isLiteral, listOf, textOf, textsOf } from '../fields';
import type { Path } from '../problem';
import { isText } from '../types/type-kind';
import { columnName } from './names';
import { parseSql } from './parse-sql';
import { patternFault } from './pattern';
import type { Scope } from './scope';

/** How v3.0 spelled metrics (`rule:`); a name of today may stand there too. */
const oldNames: Readonly<Record<string, string>> = {
  nullCheck: 'nullValues',
  duplicateCount: 'duplicateValues',
  validValues: 'invalidValues',
  countCheck: 'rowCount',
};

/** The metric's name in today's spelling; null for a rule of another type. */
export function metricName(node: Fields): string | null {
  const old = textOf(node.rule);
  return textOf(node.metric) ?? (old === null ? null : (oldNames[old] ?? old));
}

/** null where the rule cannot be measured; why has been reported. `column` is null for a rule of the table. */
export function parseMetric(scope: Scope, node: Fields, path: Path, column: Column | null): Metric | null {
  if (node.type === 'sql') return parseSql(scope, node, path, column !== null);
  const name = metricName(node);
  const key = node.metric === undefined ? 'rule' : 'metric';
  if (column === null && (name === 'nullValues' || name === 'missingValues' || name === 'invalidValues')) {
    scope.report({
      path: [...path, key],
      found: `metric "${name}" of a table`,
      allowed: 'rowCount, duplicateValues; this one belongs to a column',
    });
    return null;
  }
  if (column !== null && name === 'rowCount') {
    scope.report({
      path: [...path, key],
      found: 'metric "rowCount" of a column',
      allowed: 'rowCount in the quality list of the table',
    });
    return null;
  }
  switch (name) {
    case 'rowCount':
    case 'nullValues':
      return { name };
    case 'missingValues':
      return { name, values: missing(node, column) };
    case 'invalidValues':
      return invalid(scope, node, path);
    case 'duplicateValues':
      return duplicates(scope, node, path, column);
    default:
      return null;
  }
}

/** Without arguments NULL is missing, and so is the empty text. */
function missing(node: Fields, column: Column | null): readonly (Literal | null)[] {
  const stated = fields(node.arguments).missingValues;
  if (Array.isArray(stated)) return stated.filter((value) => value === null || isLiteral(value));
  return column !== null && isText(column.type) ? [null, ''] : [null];
}

function invalid(scope: Scope, node: Fields, path: Path): Metric | null {
  const given = fields(node.arguments);
  const values = [...listOf(given.validValues), ...listOf(node.validValues)].filter(isLiteral);
  const pattern = textOf(given.pattern);
  const fault = pattern === null ? null : patternFault(pattern);
  if (fault !== null) scope.report({ path: [...path, 'arguments', 'pattern'], ...fault });
  const rules: readonly ValueRule[] = [
    ...(values.length === 0 ? [] : [{ rule: 'acceptedValues', values } as const]),
    ...(pattern === null ? [] : [{ rule: 'pattern', pattern } as const]),
  ];
  if (rules.length > 0) return { name: 'invalidValues', rules };
  scope.report({
    path,
    found: 'invalidValues without what is valid',
    allowed: 'arguments with validValues or a pattern',
  });
  return null;
}

function duplicates(scope: Scope, node: Fields, path: Path, column: Column | null): Metric | null {
  const named = textsOf(fields(node.arguments).properties).map((name) => columnName(scope.entry, name));
  const columns = named.length > 0 ? named : column === null ? [] : [column.name];
  if (columns.length > 0) return { name: 'duplicateValues', columns };
  scope.report({
    path,
    found: 'duplicateValues of a table without columns',
    allowed: 'arguments with properties, a list of columns',
  });
  return null;
}
