import type { Statement } from '../../../stacks/rights/policy';
import { describeOnMinistack, type Emulator, startMinistack } from '../../support/ministack';
import type { Rights, Row } from './calls';
import { deployRights } from './deploy-calls';
import { jobRights } from './job-calls';
import { readerRights } from './reader-calls';
import { type Role, rolesByName } from './roles';
import { Simulator } from './simulator';
import { trustRows } from './trust-calls';

const rights: readonly Rights[] = [...jobRights, ...readerRights, ...deployRights];
const named = (rows: 'may' | 'mayNot') =>
  rights.flatMap((each) => each[rows].map((row) => [each.role, row[0], row] as const));

const calls = named('may').length + named('mayNot').length + trustRows.length;

describeOnMinistack(`IAM, by what MiniStack decides on ${calls} calls`, () => {
  let emulator: Emulator | undefined;
  let roles: ReadonlyMap<string, Role>;
  let simulator: Simulator;

  beforeAll(async () => {
    roles = await rolesByName();
    emulator = await startMinistack();
    simulator = new Simulator(emulator.url);
  });
  afterAll(() => emulator?.stop());

  test.each(named('may'))('%s may: %s', async (name, _, row) => {
    expect(await decision(role(name), row)).toBe(true);
  });

  test.each(named('mayNot'))('%s may not: %s', async (name, _, row) => {
    expect(await decision(role(name), row)).toBe(false);
  });

  test.each(trustRows.map(([who, ...row]) => [who, row[3] ? 'may' : 'may not', ...row] as const))(
    '%s %s become %s',
    async (_, __, name, caller, context, trusted) => {
      expect(await simulator.trusts(role(name), caller, context)).toBe(trusted);
    },
  );

  test('every role of dev, prod and bootstrap is called, but for the small ones of dev that are as in prod', () => {
    const called = rights.map(({ role: name }) => name);
    expect([...roles.keys()].filter((name) => !called.includes(name)).sort()).toEqual([
      'stedi-audit-dev',
      'stedi-dev-audit',
      'stedi-dev-auditor',
      'stedi-dev-data-scientist',
      'stedi-dev-scheduler',
    ]);
  });

  describe('the tables can fail', () => {
    const everything = { Sid: 'Mutant', Effect: 'Allow', Action: ['s3:*'], Resource: ['*'] } as const;
    const denied = named('mayNot').filter(([, , [, action]]) => action.startsWith('s3:'));
    const wide = (name: string): Role => ({ ...role(name), statements: [everything] });

    test.each(denied)(
      'with s3:* in place of its policy, and no boundary, %s may: %s',
      async (name, _, row) => {
        expect(await decision({ ...wide(name), boundary: null }, row)).toBe(true);
      },
    );

    test('the boundary holds s3:* of a role inside its environment, and inside reads and writes', async () => {
      const kept = denied.filter(([name, , [, action, resource]]) => {
        const own = /-(dev|prod)-/.exec(name)?.[0] ?? '';
        return (
          role(name).boundary !== null && (!resource.includes(`stedi${own}`) || /Policy|Version/.test(action))
        );
      });
      expect(kept.length).toBeGreaterThanOrEqual(5);
      for (const [name, why, row] of kept)
        expect([name, why, await decision(wide(name), row)]).toEqual([name, why, false]);
    });

    // Otherwise a statement could be lost, or stay for nothing, and no test would tell.
    test.each(rights.filter(({ role: name }) => name !== 'stedi-dev-jobs'))(
      'without any one statement of $role, something that it may do is denied',
      async ({ role: name, may }) => {
        const whole = role(name);
        const spare = [];
        for (const dropped of whole.statements.filter((each) => !isCalledInDev(name, each))) {
          const statements = whole.statements.filter((statement) => statement !== dropped);
          const rows = may.filter(([, action]) => isOf(action, dropped));
          const decisions = await Promise.all(rows.map((row) => decision({ ...whole, statements }, row)));
          if (decisions.every((allowed) => allowed)) spare.push(dropped.Sid);
        }
        expect(spare).toEqual([]);
      },
    );

    function isOf(action: string, { Action }: Statement): boolean {
      return Action.some((each) => action.startsWith(each.replace('*', '')));
    }

    /** The deploy of prod has the statements of dev's, which its table calls, and some more. */
    function isCalledInDev(name: string, { Sid }: Statement): boolean {
      const dev = role('stedi-deploy-dev').statements;
      return name === 'stedi-deploy-prod' && Sid !== 'State' && dev.some((each) => each.Sid === Sid);
    }
  });

  function role(name: string): Role {
    const found = roles.get(name);
    if (found === undefined) throw new Error(`no stack makes the role ${name}`);
    return found;
  }

  function decision(
    of: Pick<Role, 'statements' | 'boundary'>,
    [, action, resource, context = {}]: Row,
  ): Promise<boolean> {
    return simulator.allows(of, { action, resource, context });
  }
});
