import type { KnownKey } from '../../../harness/build/landing/key-spelling';
import { landingColumns } from '../../../harness/build/landing/landing-columns';
import { patternLearner } from '../../../harness/build/landing/plain-pattern';
import { quirkContract, quirksFolder } from './quirk-contract';

const columns = landingColumns(quirkContract(quirksFolder));
const [email, timestamp, steps] = ['email', 'timestamp', 'steps'].map((name): KnownKey => {
  const column = columns.ofKey(name);
  if (column === null) throw new Error(`no column ${name}`);
  return { column, ownKey: name };
}) as [KnownKey, KnownKey, KnownKey];

function learnt(...lists: readonly (readonly KnownKey[])[]): (object: string) => boolean {
  const learner = patternLearner();
  for (const keys of lists) learner.learn(keys);
  return (object) => new RegExp(`^(?:${learner.pattern?.object.source})$`).test(object);
}

test('keys that were never seen together are put in the order that all objects keep', () => {
  const admits = learnt([email, steps], [email, timestamp], [timestamp, steps]);
  expect(admits('{"email":"a","timestamp":1,"steps":2}')).toBe(true);
  expect(admits('{"steps":2}')).toBe(true);
});

test('an object whose keys stand in another order than those before is left to the parser', () => {
  const admits = learnt([email, steps], [steps, email]);
  expect(admits('{"email":"a","steps":2}')).toBe(true);
  expect(admits('{"steps":2,"email":"a"}')).toBe(false);
});

test('a key that every object has must stand, and none stands twice', () => {
  const admits = learnt([email, steps], [email]);
  expect(admits('{"email":"a"}')).toBe(true);
  expect(admits('{"steps":2}')).toBe(false);
  expect(admits('{"email":"a","email":"a"}')).toBe(false);
});
