/** The `quality` lists of a table and its columns: library metrics of v3.0 to v3.2, and SQL. */
import type { Column, Metric, QualityRule, Threshold } from '../contract';
import { type Fields, textOf } from '../fields';
import type { Path } from '../problem';
import { metricName, parseMetric } from './parse-metric';
import { parseThresholds } from './parse-threshold';
import { type Identified, parseRuleLists } from './rule-lists';
import type { Placed, Scope } from './scope';
import { severityOf } from './vocabulary';

/** `node` is the schema object; `columns` are its columns, with their places. */
export function parseQuality(
  scope: Scope,
  node: Fields,
  columns: readonly Placed<Column>[],
): readonly Placed<QualityRule>[] {
  return parseRuleLists('quality', scope, node, columns, (entry, path, column) =>
    rules(scope, entry, path, column),
  );
}

/** One rule for each threshold of an entry; none for text. */
function rules(
  scope: Scope,
  node: Fields,
  path: Path,
  column: Column | null,
): readonly Identified<QualityRule>[] {
  if (metricName(node) === null && node.type === 'text') return [];
  if (node.type === 'custom') {
    reportForeign(scope, node, path);
    return [];
  }
  const metric = parseMetric(scope, node, path, column);
  if (metric === null) return [];
  const thresholds = thresholdsOf(scope, node, path, metric);
  const stated = textOf(node.id) ?? textOf(node.name);
  const id = stated ?? [column?.name, metric.name].filter((part) => part !== undefined).join('.');
  return thresholds.map((threshold, index) => ({
    // Only the first of several thresholds carries the stated id: the others derive theirs from it.
    stated: stated !== null && index === 0,
    item: {
      path,
      value: {
        id,
        // A name that is the id says no more than the id.
        description: textOf(node.description) ?? (textOf(node.id) === null ? null : textOf(node.name)) ?? '',
        severity: severityOf(node.severity),
        column: column?.name ?? null,
        metric,
        threshold,
      },
    },
  }));
}

function reportForeign(scope: Scope, node: Fields, path: Path): void {
  const engine = textOf(node.engine) ?? 'another engine';
  scope.report({
    path,
    key: 'type',
    found: `a rule of ${engine}, which the harness cannot run`,
    allowed: '`type: library` or `type: sql`, or `type: text` for documentation',
  });
}

function thresholdsOf(scope: Scope, node: Fields, path: Path, metric: Metric): readonly Threshold[] {
  const percent = node.unit === 'percent';
  if (percent && metric.name === 'rowCount') {
    scope.report({ path: [...path, 'unit'], found: 'a row count in percent', allowed: 'rows' });
  }
  // The figure of a SELECT is compared as it stands, whatever its unit.
  const unit = percent && metric.name !== 'sql' ? 'percent' : 'rows';
  const thresholds = parseThresholds(scope, node, path, unit);
  if (metric.name !== 'sql') reportNoNumber(scope, path, node);
  // v3.0 states `nullCheck` and `validValues` without a threshold: none may be found.
  const implied = node.rule === 'nullCheck' || node.rule === 'validValues';
  return thresholds.length === 0 && implied ? [{ operator: '=', values: [0], unit }] : thresholds;
}

function reportNoNumber(scope: Scope, path: Path, node: Fields): void {
  for (const key of ['mustBe', 'mustNotBe']) {
    const value = node[key];
    if (value === undefined || typeof value === 'number') continue;
    scope.report({ path: [...path, key], found: `"${String(value)}" for a count`, allowed: 'a number' });
  }
}
