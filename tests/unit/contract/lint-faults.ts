/** Faults of contracts, each with a mark where lint must report it. */
import { lintContracts } from '../../../harness/contract/lint/lint';
import { problemText } from '../../../harness/contract/problem';
import type { TextFile } from '../../../harness/contract/yaml-source';
import { unmarked } from './odcs-text';

/** Rule, the files with ▶ at the place expected, and words of the message. */
export type Fault = readonly [rule: string, files: readonly TextFile[], ...words: readonly string[]];

/** A test for each: it is reported at its place, and nothing else is. */
export function testFaults(faults: readonly Fault[]): void {
  const cases = faults.map(([rule, files, ...words]) => [rule, { files, words }] as const);
  test.each(cases)('lint reports %s at its place, and nothing else', (_, { files, words }) => {
    const marked = unmarked(files);
    const problems = lintContracts(marked.files).problems.map(problemText);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${marked.place.replaceAll('.', '[.]')}: `));
    for (const word of words) expect(problems[0]).toContain(word);
  });
}

/** Top level: where files land. */
export const landing = 'servers:\n  - {server: s, type: local, path: a/, format: json}';

/** An entry of customProperties. */
export const zone = (name: string) => `  - {property: zone, value: ${name}}`;
