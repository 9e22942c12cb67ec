/** Contract -> Check[]: every rule of a contract becomes one check that says what is asserted and what must hold. */
import type { Consent, Contract, Freshness, Input, Relationship } from '../contract/contract';
import type { Check } from './check';
import { columnChecks, keyChecks } from './column-checks';
import { piiChecks } from './pii-checks';
import { qualityCheck } from './quality-check';
import { atMost, exactly, none } from './thresholds';
import { withUniqueIds } from './unique-ids';

export interface ChecksContext {
  /** All contracts of the audit: pii rules look up the classifications of their sources. */
  readonly contracts: readonly Contract[];
  /** Exact rows a table; only listed tables get a check. */
  readonly expectedRows: Readonly<Record<string, number>> | null;
  /** Whether the landing reader's report of this table is at hand. */
  readonly hasRejects: boolean;
}

export function checksOf(contract: Contract, context: ChecksContext): readonly Check[] {
  return withUniqueIds([
    columnsCheck(contract),
    ...contract.columns.flatMap((column) => columnChecks(contract.table, column)),
    ...keyChecks(contract),
    ...contract.quality.map((rule) => qualityCheck(contract.table, rule)),
    ...expectedRowsCheck(contract.table, context.expectedRows),
    ...contract.inputs.flatMap((input) => inputCheck(contract.table, input)),
    ...contract.relationships.flatMap((relationship) => relationshipChecks(contract.table, relationship)),
    ...contract.consent.map((consent) => consentCheck(contract.table, consent)),
    ...(contract.pii === null ? [] : piiChecks(contract, contract.pii, context.contracts)),
    ...contract.freshness.map((freshness) => freshnessCheck(contract.table, freshness)),
    ...rejectsCheck(contract, context.hasRejects),
  ]);
}

function columnsCheck({ table, columns, strictColumns }: Contract): Check {
  const assertion = { kind: 'columns', columns, strict: strictColumns } as const;
  return {
    table,
    id: 'columns',
    rule: 'columns',
    column: null,
    severity: 'error',
    assertion,
    threshold: none,
  };
}

function expectedRowsCheck(table: string, expected: ChecksContext['expectedRows']): readonly Check[] {
  const rows = expected?.[table];
  if (rows === undefined) return [];
  const check = { table, id: 'expectedRows', rule: 'expectedRows', column: null, severity: 'error' } as const;
  return [{ ...check, assertion: { kind: 'rows' }, threshold: exactly(rows) }];
}

function inputCheck(table: string, { table: input, maxRowsPerRow, severity }: Input): readonly Check[] {
  if (maxRowsPerRow === null) return [];
  const assertion = { kind: 'excessRows', input, factor: maxRowsPerRow } as const;
  return [
    {
      table,
      id: `inputRows.${input}`,
      rule: 'inputRows',
      column: null,
      severity,
      assertion,
      threshold: none,
    },
  ];
}

function relationshipChecks(table: string, relationship: Relationship): readonly Check[] {
  const { id, columns, parent, parentColumns, severity, children } = relationship;
  const key = { columns, parent, parentColumns };
  const subject = { table, column: columns.length === 1 ? (columns[0] ?? null) : null, threshold: none };
  const orphans: Check = {
    ...subject,
    id,
    rule: 'relationship',
    severity,
    assertion: { kind: 'orphans', ...key },
  };
  if (children === null) return [orphans];
  const { min, max } = children;
  const assertion = { kind: 'children', ...key, min, max } as const;
  return [
    orphans,
    { ...subject, id: `${id}.children`, rule: 'children', severity: children.severity, assertion },
  ];
}

function consentCheck(table: string, consent: Consent): Check {
  const rule = consent.reading === null ? 'consent' : 'consentBeforeReading';
  const { key: column, severity } = consent;
  return {
    table,
    id: rule,
    rule,
    column,
    severity,
    assertion: { kind: 'consent', consent },
    threshold: none,
  };
}

function freshnessCheck(table: string, { column, maxAgeMs, severity }: Freshness): Check {
  const assertion = { kind: 'age', column } as const;
  return {
    table,
    id: `freshness.${column}`,
    rule: 'freshness',
    column,
    severity,
    assertion,
    threshold: atMost(maxAgeMs),
  };
}

function rejectsCheck({ table, landing }: Contract, hasRejects: boolean): readonly Check[] {
  if (landing === null || !hasRejects) return [];
  const threshold = atMost(landing.maxRejects * 100, 'percent');
  const check = { table, id: 'rejects', rule: 'rejects', column: null, severity: 'error' } as const;
  return [{ ...check, assertion: { kind: 'rejects' }, threshold }];
}
