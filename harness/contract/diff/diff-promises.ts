/** What a contract promises of its table's data, as one flat list: so that two contracts compare promise by promise. */
import type { Contract, QualityRule, Relationship } from '../contract';
import { type Promised, promised } from './diff-promised';
import { ofColumn, primaryKey } from './diff-promises-column';
import { allowedFigures, between } from './diff-sets';
import { metricText, thresholdText } from './diff-words';

export function promises(contract: Contract): readonly Promised[] {
  return unique([
    ...(contract.strictColumns ? [promised('strictColumns', { says: 'no other columns' })] : []),
    ...primaryKey(contract.columns),
    ...contract.columns.flatMap(ofColumn),
    ...contract.quality.map(ofQuality),
    ...contract.relationships.flatMap(ofRelationship),
    ...ofInputs(contract),
    ...ofLanding(contract),
    ...ofFreshness(contract),
    ...ofConsent(contract),
    ...ofPii(contract),
  ]);
}

function ofQuality({ id, column, metric, threshold, severity, description }: QualityRule): Promised {
  return promised(`quality.${id}`, {
    column,
    severity,
    description,
    subject: JSON.stringify([metric, column, threshold.unit]),
    allowed: allowedFigures(threshold),
    says: `${metricText(metric, column)} ${thresholdText(threshold)}`,
  });
}

function ofRelationship(relationship: Relationship): readonly Promised[] {
  const { id, columns, parent, parentColumns, severity, children } = relationship;
  const path = `relationships.${id}`;
  const subject = JSON.stringify([columns, parent, parentColumns]);
  const says = `(${columns.join(', ')}) stands in ${parent} (${parentColumns.join(', ')})`;
  if (children === null) return [promised(path, { severity, subject, says })];
  const { min, max } = children;
  const count = {
    allowed: between(min, max),
    says: `${min ?? 0} to ${max ?? 'any number of'} rows a parent`,
  };
  return [
    promised(path, { severity, subject, says }),
    promised(`${path}.children`, { severity: children.severity, subject, ...count }),
  ];
}

function ofInputs({ inputs }: Contract): readonly Promised[] {
  return inputs.flatMap(({ table, maxRowsPerRow, severity }) =>
    maxRowsPerRow === null
      ? []
      : [
          promised(`inputs.${table}.maxRowsPerRow`, {
            severity,
            allowed: between(null, maxRowsPerRow),
            says: `at most ${maxRowsPerRow} rows a row of ${table}`,
          }),
        ],
  );
}

function ofLanding({ landing }: Contract): readonly Promised[] {
  if (landing === null) return [];
  const says = `at most ${landing.maxRejects * 100} % unreadable`;
  return [promised('rejects', { allowed: between(null, landing.maxRejects), says })];
}

function ofFreshness({ freshness }: Contract): readonly Promised[] {
  return freshness.map(({ column, maxAgeMs, severity }) =>
    promised(`freshness.${column}`, {
      column,
      severity,
      allowed: between(null, maxAgeMs),
      says: `at most ${maxAgeMs} ms old`,
    }),
  );
}

function ofConsent({ consent }: Contract): readonly Promised[] {
  return consent.map(({ owner, key, ownerKey, date, reading, severity }) => {
    const path = `consent.${key}.${owner}.${ownerKey}.${date}${reading === null ? '' : `.${reading}`}`;
    const says = `${owner}.${date} is a consent${reading === null ? '' : ` at or before ${reading}`}`;
    return promised(path, { column: key, severity, says });
  });
}

function ofPii({ pii }: Contract): readonly Promised[] {
  if (pii === null) return [];
  const { severity } = pii;
  const sources = pii.sources ?? ['*'];
  return [
    promised('pii', { severity, says: 'no personal data' }),
    ...sources.map((source) =>
      promised(`pii.sources.${source}`, { severity, says: `no pii value of ${source}` }),
    ),
  ];
}

/** A rule stated twice (two patterns of a column) keeps both: the second has `#2` in its path. */
function unique(list: readonly Promised[]): readonly Promised[] {
  const seen = new Map<string, number>();
  return list.map((promise) => {
    const count = (seen.get(promise.path) ?? 0) + 1;
    seen.set(promise.path, count);
    return count === 1 ? promise : { ...promise, path: `${promise.path}#${count}` };
  });
}
