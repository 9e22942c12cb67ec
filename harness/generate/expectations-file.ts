/** The file of exact counts that comes with a generated set, in the form of contracts/expectations. */
import type { Expectations } from '../contract/expectations';

/** YAML text; `asOf` is written to the second. */
export function expectationsYaml(
  expected: Pick<Expectations, 'dataset' | 'rows'> & { asOf: number },
): string {
  const policies = Object.entries(expected.rows).map(([policy, tables]) => {
    const lines = Object.entries(tables).map(([table, rows]) => `    ${table}: ${rows}`);
    return [`  ${policy}:`, ...lines].join('\n');
  });
  return [
    '# Generated with the landing files beside it: exact rows of every table, by policy.',
    `dataset: ${expected.dataset}`,
    '# Just after the newest record: the moment at which freshness is judged.',
    `asOf: ${new Date(expected.asOf).toISOString().replace(/[.][0-9]{3}Z$/, 'Z')}`,
    'rows:',
    ...policies,
    '',
  ].join('\n');
}
