/** No personal data in a table: by the names of its columns, by the values of its sources, and by how values look. */
import type { Contract, PiiRule } from '../contract/contract';
import { isText } from '../contract/types/type-kind';
import type { Assertion, Check } from './check';
import { none } from './thresholds';

export function piiChecks(
  contract: Contract,
  rule: PiiRule,
  contracts: readonly Contract[],
): readonly Check[] {
  const sources = contracts.filter(({ table, zone }) => rule.sources?.includes(table) ?? zone === 'landing');
  // Pseudonymous by contract: its values are meant to stand here and in the sources, but even they never look personal.
  const exempt = namesOf(contract, 'pseudonymous');
  const check = (name: 'piiColumns' | 'taint' | 'piiPattern', assertion: Assertion): Check => {
    const { table } = contract;
    return { table, id: name, rule: name, column: null, severity: rule.severity, assertion, threshold: none };
  };
  return [
    check('piiColumns', { kind: 'piiColumns', names: piiNames([contract, ...sources]) }),
    check('taint', { kind: 'taint', exempt, sources: sources.flatMap(piiTexts) }),
    check('piiPattern', { kind: 'piiPattern' }),
  ];
}

function piiNames(contracts: readonly Contract[]): readonly string[] {
  return [...new Set(contracts.flatMap((contract) => namesOf(contract, 'pii')))];
}

function piiTexts({
  table,
  columns,
}: Contract): readonly { readonly table: string; readonly column: string }[] {
  return columns
    .filter(({ classification, type }) => classification === 'pii' && isText(type))
    .map(({ name }) => ({ table, column: name }));
}

function namesOf({ columns }: Contract, classification: 'pii' | 'pseudonymous'): readonly string[] {
  return columns.filter((column) => column.classification === classification).map(({ name }) => name);
}
