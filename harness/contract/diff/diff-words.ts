/** Rules in words, for the messages of a comparison. */
import type { Metric, Threshold, ValueRule } from '../contract';

export function metricText(metric: Metric, column: string | null): string {
  if (metric.name === 'sql') return `sql (${metric.query.replace(/\s+/g, ' ').trim()})`;
  const columns = metric.name === 'duplicateValues' ? metric.columns.join(', ') : column;
  return columns === null ? metric.name : `${metric.name} of ${columns}`;
}

export function ruleText(rule: ValueRule): string {
  switch (rule.rule) {
    case 'pattern':
      return `pattern ${rule.pattern}`;
    case 'length':
      return `length ${rule.min ?? 0} to ${rule.max ?? 'any'}`;
    case 'range':
      return `${rule.min?.exclusive ? 'above' : 'from'} ${rule.min?.value ?? 'any'} ${rule.max?.exclusive ? 'to below' : 'to'} ${rule.max?.value ?? 'any'}`;
    case 'multipleOf':
      return `a multiple of ${rule.of}`;
    case 'acceptedValues':
      return `one of ${rule.values.join(', ')}`;
  }
}

export function thresholdText({ operator, values, unit }: Threshold): string {
  return `${operator} ${values.join(' and ')}${unit === 'percent' ? ' %' : ''}`;
}
