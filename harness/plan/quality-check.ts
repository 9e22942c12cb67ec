/** A rule of the `quality` lists as a check: what is measured comes from its metric, the rest is its own. */
import type { Metric, QualityRule } from '../contract/contract';
import type { Assertion, Check } from './check';
import { badValueOf } from './column-checks';

export function qualityCheck(table: string, rule: QualityRule): Check {
  const { id, column, severity, threshold, metric, description } = rule;
  return {
    table,
    id,
    rule: ruleOf(metric),
    column,
    severity,
    ...(description === '' ? {} : { description }),
    assertion: assertionOf(metric, column ?? ''),
    threshold,
  };
}

function ruleOf(metric: Metric): Check['rule'] {
  switch (metric.name) {
    case 'rowCount':
      return 'rowCount';
    case 'nullValues':
      return 'required';
    case 'missingValues':
      return 'missing';
    case 'invalidValues': {
      const [first, ...others] = metric.rules;
      return first === undefined || others.length > 0 ? 'invalidValues' : first.rule;
    }
    case 'duplicateValues':
      return 'unique';
    case 'sql':
      return 'sql';
  }
}

function assertionOf(metric: Metric, column: string): Assertion {
  switch (metric.name) {
    case 'rowCount':
      return { kind: 'rows' };
    case 'nullValues':
      return { kind: 'values', column, bad: { is: 'null' } };
    case 'missingValues':
      return { kind: 'values', column, bad: { is: 'missing', values: metric.values } };
    case 'invalidValues':
      return { kind: 'values', column, bad: { is: 'any', of: metric.rules.map(badValueOf) } };
    case 'duplicateValues':
      return { kind: 'duplicates', columns: metric.columns };
    case 'sql':
      return { kind: 'sql', query: metric.query };
  }
}
