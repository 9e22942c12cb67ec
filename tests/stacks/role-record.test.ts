import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lakehouse, type Synthesised } from './synthesised';

const record = readFileSync(resolve(__dirname, '../../docs/decisions/0010-role-of-the-jobs.md'), 'utf8');
const rows = record
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, published = '', here = '', why = '']) => ({ published, here, why }));

/** Actions in a cell: `service:Action`. */
const actions = (cell: string): readonly string[] => cell.match(/[a-z0-9]+:[A-Za-z*]+(?=`)/g) ?? [];

/** "the same", "on ..." and "in ..." keep the published action on a narrower resource. */
const kept = ({ published, here }: (typeof rows)[number]): readonly string[] => {
  if (here === 'none') return [];
  return actions(here).length > 0 ? actions(here) : actions(published);
};

describe('the decision record of the role', () => {
  test('names every action that the role grants in prod, and no other', async () => {
    expect([...new Set(rows.flatMap(kept))].sort()).toEqual(granted(await lakehouse('prod')));
  });

  test('says of each action that dev lacks that it is of prod only', async () => {
    const everywhere = rows.filter(({ here }) => !here.includes('prod only'));
    expect([...new Set(everywhere.flatMap(kept))].sort()).toEqual(granted(await lakehouse('dev')));
  });

  test('gives a reason for every row', () => {
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter(({ why }) => why.length < 5)).toEqual([]);
  });
});

function granted(stack: Synthesised): readonly string[] {
  const { policy } = stack.one('aws_iam_role_policy', { name: 'jobs' });
  const statements: readonly { readonly Action: readonly string[] }[] = JSON.parse(String(policy)).Statement;
  return [...new Set(statements.flatMap(({ Action }) => Action))].sort();
}
