import { type App, Testing } from 'cdktf';
import { accounts, BootstrapStack } from '../../stacks/bootstrap-stack';
import { deployRights } from '../../stacks/deploy/rights';
import { named, type Unnamed } from '../../stacks/environment/names';
import { LakehouseStack } from '../../stacks/lakehouse-stack';
import { policyProblems } from '../../stacks/rights/policy-size';
import type { LakeSources } from '../../stacks/sources';
import { useFreshFolder } from '../support/fresh-folder';
import { anEnvironment } from './an-environment';
import { bootstrap, lakehouse, sourcesOf } from './synthesised';

const folder = useFreshFolder();
let sources: LakeSources;
beforeAll(async () => {
  sources = await sourcesOf();
});

/** prod and its bootstrap, for another lake or place. */
function appOf(lake: string, change: Partial<Unnamed> = {}): App {
  const environment = named(lake, 'prod', { ...anEnvironment('prod'), ...change });
  const app = Testing.app({ outdir: folder() });
  for (const account of accounts([{ environment, tables: sources.tables }])) new BootstrapStack(app, account);
  new LakehouseStack(app, environment, sources);
  return app;
}

describe('policies that IAM would refuse only at the deploy', () => {
  test('there are none, also with the longest name that S3 allows for its buckets', () => {
    expect(policyProblems(appOf('stedi'))).toEqual([]);
    expect(policyProblems(appOf('s'.repeat(23), { region: 'ap-southeast-2' }))).toEqual([]);
  });

  test('a lake name that is too long is told with every policy, its length and what is allowed', () => {
    const found = policyProblems(appOf('s'.repeat(120)));
    const place = 'lakehouse-bootstrap-111111111111/prod';
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          new RegExp(`^${place}/deploy-services: found a policy of \\d{4} characters; allowed: 6144, by `),
        ),
        expect.stringMatching(
          /^lakehouse-prod[/]role[/]policy: found a policy of \d{5} characters; allowed: 10240/,
        ),
      ]),
    );
  });

  test('no role has a second policy inside, which would share the limit of the first', async () => {
    for (const stack of [await lakehouse('dev'), await lakehouse('prod'), await bootstrap()]) {
      const roles = stack.all('aws_iam_role_policy').map(({ role }) => role);
      expect(new Set(roles).size).toBe(roles.length);
    }
  });

  test('the rights of a deploy do not grow with tables, so that a new one needs no bootstrap', () => {
    const { tables } = sources;
    const more = tables.map((table) => ({
      ...table,
      catalog: { ...table.catalog, prefix: `more_${table.catalog.prefix}` },
    }));
    const prod = anEnvironment('prod');
    expect(deployRights(prod, [...tables, ...more])).toEqual(deployRights(prod, tables));
  });
});
