import type { Statement } from '../../../stacks/rights/policy';
import { describeOnMinistack, type Emulator, startMinistack } from '../../support/ministack';
import { boundaryRows } from './boundary-calls';
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

const calls =
  named('may').length +
  named('mayNot').length +
  boundaryRows.may.length +
  boundaryRows.mayNot.length +
  trustRows.length;

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

  // Without the boundary, which would hide that a policy is too wide.
  test.each(named('mayNot'))('%s may not, by its own policy: %s', async (name, _, row) => {
    expect(await decision({ ...role(name), boundary: null }, row)).toBe(false);
  });

  describe('a role of prod that was given every right', () => {
    const all = (action: string) => [
      { Sid: 'All', Effect: 'Allow', Action: [action], Resource: ['*'] } as const,
    ];
    const allowed = ({ boundary }: Role, row: Row) => decision({ statements: all(row[1]), boundary }, row);

    test.each(boundaryRows.may.map((row) => [row[0], row] as const))('may: %s', async (_, row) => {
      expect(await allowed(role('stedi-prod-jobs'), row)).toBe(true);
    });

    test.each(boundaryRows.mayNot.map((row) => [row[0], row] as const))('may not: %s', async (_, row) => {
      expect(await allowed(role('stedi-prod-jobs'), row)).toBe(false);
    });

    test('may nothing more without any one statement of the boundary', async () => {
      const { boundary } = role('stedi-prod-jobs');
      const spare = [];
      for (const dropped of boundary ?? []) {
        const rest = (boundary ?? []).filter((statement) => statement !== dropped);
        const decisions = await Promise.all(
          boundaryRows.may.map((row) => allowed({ ...role('stedi-prod-jobs'), boundary: rest }, row)),
        );
        if (decisions.every((each) => each)) spare.push(dropped.Sid);
      }
      expect(spare).toEqual([]);
    });
  });

  test.each(trustRows.map(([who, ...row]) => [who, row[3] ? 'may' : 'may not', ...row] as const))(
    '%s %s become %s',
    async (_, __, name, caller, context, trusted) => {
      expect(await simulator.trusts(role(name), caller, context)).toBe(trusted);
    },
  );

  test('every role is called, but for those that are as in prod', () => {
    const called = rights.map(({ role: name }) => name);
    expect([...roles.keys()].filter((name) => !called.includes(name)).sort()).toEqual([
      'stedi-audit-dev',
      'stedi-audit-given',
      'stedi-dev-audit',
      'stedi-dev-auditor',
      'stedi-dev-data-scientist',
      'stedi-dev-scheduler',
      'stedi-given-audit',
      'stedi-given-auditor',
      'stedi-given-data-scientist',
      'stedi-given-scheduler',
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

    // Otherwise a statement could be lost, or stay for nothing, and no test would tell.
    test.each(rights.filter(({ role: name }) => !['stedi-dev-jobs', 'stedi-given-jobs'].includes(name)))(
      'without any one statement of $role, something that it may do is denied',
      async ({ role: name, may }) => {
        const whole = role(name);
        const spare = [];
        for (const dropped of whole.statements.filter((each) => !isCalledElsewhere(name, each))) {
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

    /** A deploy has the statements of those before it, whose tables call them, and some of its own. */
    function isCalledElsewhere(name: string, { Sid }: Statement): boolean {
      const deploys = ['stedi-deploy-dev', 'stedi-deploy-prod', 'stedi-deploy-given'];
      const before = deploys.slice(0, Math.max(0, deploys.indexOf(name)));
      return before.some((each) => role(each).statements.some((other) => other.Sid === Sid));
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
