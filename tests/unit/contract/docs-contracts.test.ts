import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintContracts } from '../../../harness/contract/lint/lint';
import { formatPatterns } from '../../../harness/contract/odcs/pattern';
import { allWords } from '../../../harness/contract/odcs/vocabulary';
import { problemText } from '../../../harness/contract/problem';

const text = readFileSync(join(__dirname, '../../../docs/contracts.md'), 'utf8');
const examples = [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, yaml = '']) => yaml);

describe('docs/contracts.md', () => {
  test('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
  });

  test.each(examples.map((yaml) => [/^id: (.*)$/m.exec(yaml)?.[1] ?? '', yaml]))(
    'the example %s is a contract',
    (name, yaml) => {
      expect(lintContracts([{ file: name, text: yaml }]).problems.map(problemText)).toEqual([]);
    },
  );

  // As code, or in the first cell of a row of a table.
  test.each([...allWords, ...Object.keys(formatPatterns)])('documents %s', (word) => {
    expect(text).toMatch(new RegExp(`\`${word}\`|^\\|[^|]*\\b${word}\\b[^|]*\\|`, 'm'));
  });
});
