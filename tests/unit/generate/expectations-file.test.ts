import { expectationsYaml } from '../../../harness/generate/expectations-file';

test('an expectations file states data set, moment and rows by policy and table', () => {
  const yaml = expectationsYaml({
    dataset: 'generated-shop-x1-seed2',
    asOf: Date.UTC(2022, 5, 2),
    rows: { strict: { orders: 3, customers: 2 }, loose: { orders: 4 } },
  });
  expect(yaml).toBe(`# Generated with the landing files beside it: exact rows of every table, by policy.
dataset: generated-shop-x1-seed2
# Just after the newest record: the moment at which freshness is judged.
asOf: 2022-06-02T00:00:00Z
rows:
  strict:
    orders: 3
    customers: 2
  loose:
    orders: 4
`);
});
