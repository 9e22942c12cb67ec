/** Conditions are left to tests/emulator/iam: here it counts that no call of the provider was forgotten. */
import { deployRights } from '../../stacks/deploy/rights';
import type { Statement } from '../../stacks/rights/policy';
import { anEnvironment } from './an-environment';
import { deployNeeds } from './deploy-needs';
import { lakehouse, sourcesOf } from './synthesised';

describe.each(['dev', 'prod'] as const)('the deploy of %s', (name) => {
  test('may do all that the provider does with each type in its stack', async () => {
    const { tables } = await sourcesOf();
    const statements = Object.values(deployRights(anEnvironment(name), tables)).flat();
    const needs = deployNeeds(anEnvironment(name));
    const types = await typesIn(name);
    expect(types.length).toBeGreaterThan(30);
    const missing = types.flatMap((type) => {
      const calls = needs[type];
      if (calls === undefined) return [`${type}: not in deploy-needs.ts`];
      return calls.flatMap(([service, actions, resource]) =>
        actions
          .split(/\s+/)
          .map((action) => `${service}:${action}`)
          .filter((action) => !statements.some((statement) => allows(statement, action, resource)))
          .map((action) => `${type}: ${action} on ${resource}`),
      );
    });
    expect(missing).toEqual([]);
  });
});

test('the table names no type that neither stack has', async () => {
  const types = [...(await typesIn('dev')), ...(await typesIn('prod'))];
  expect(Object.keys(deployNeeds(anEnvironment('prod'))).filter((type) => !types.includes(type))).toEqual([]);
});

async function typesIn(name: 'dev' | 'prod'): Promise<readonly string[]> {
  const { json } = await lakehouse(name);
  return [...Object.keys(json.resource ?? {}), ...Object.keys(json.data ?? {})];
}

function allows({ Action, Resource }: Statement, action: string, resource: string): boolean {
  return Action.some((each) => matches(each, action)) && Resource.some((each) => matches(each, resource));
}

function matches(pattern: string, value: string): boolean {
  const literal = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`).test(value);
}
