/** Every role of dev, prod, prod in a given VPC, and bootstrap with all that decides about it, read from the synthesised stacks. */
import type { Statement } from '../../../stacks/rights/policy';
import { inGivenVpc } from '../../stacks/an-environment';
import {
  bootstrap,
  lakehouse,
  lakehouseOf,
  type Synthesised,
  sourcesOf,
  type Values,
} from '../../stacks/synthesised';

export interface Role {
  readonly name: string;
  readonly statements: readonly Statement[];
  /** The most that the role can do; null: no boundary. */
  readonly boundary: readonly Statement[] | null;
  readonly trust: readonly TrustStatement[];
}

/** Of a trust policy: it has no resource. */
export interface TrustStatement extends Pick<Statement, 'Effect' | 'Principal' | 'Condition'> {
  readonly Action: string | readonly string[];
}

export async function rolesByName(): Promise<ReadonlyMap<string, Role>> {
  const given = inGivenVpc();
  const stacks = [
    await bootstrap(),
    await lakehouse('dev'),
    await lakehouse('prod'),
    await bootstrap([given]),
    lakehouseOf(given, await sourcesOf()),
  ];
  const boundaries = new Map(
    stacks.flatMap((stack) => stack.all('aws_iam_policy').map(({ name, policy }) => [name, policy] as const)),
  );
  return new Map(stacks.flatMap((stack) => rolesOf(stack, boundaries)).map((role) => [role.name, role]));
}

/** What this file can read. Any other way to give a role a right must be read too before these tests mean something. */
const known = [
  'aws_iam_role',
  'aws_iam_role_policy',
  'aws_iam_policy',
  'aws_iam_role_policy_attachment',
  'aws_iam_openid_connect_provider',
];

function rolesOf({ json }: Synthesised, boundaries: ReadonlyMap<unknown, unknown>): readonly Role[] {
  const resources = json.resource as Readonly<Record<string, Readonly<Record<string, Values>>>>;
  const strangers = Object.keys(resources).filter(
    (type) => type.startsWith('aws_iam_') && !known.includes(type),
  );
  if (strangers.length > 0) throw new Error(`not read by these tests: ${strangers.join(', ')}`);
  const inside = Object.values(resources.aws_iam_role_policy ?? {});
  const attached = Object.values(resources.aws_iam_role_policy_attachment ?? {});
  return Object.entries(resources.aws_iam_role ?? {}).map(([id, role]) => {
    if ('inline_policy' in role || 'managed_policy_arns' in role)
      throw new Error(`not read by these tests: policies inside the role ${role.name}`);
    return {
      name: String(role.name),
      statements: [
        ...inside.filter((policy) => policy.role === `\${aws_iam_role.${id}.id}`),
        ...attached
          .filter((attachment) => attachment.role === `\${aws_iam_role.${id}.name}`)
          .map((attachment) => managed(resources, attachment)),
      ].flatMap(statementsOf),
      boundary: boundaryOf(role, boundaries),
      trust: JSON.parse(String(role.assume_role_policy)).Statement,
    };
  });
}

function managed(
  { aws_iam_policy = {} }: Readonly<Record<string, Readonly<Record<string, Values>>>>,
  { policy_arn }: Values,
): Values {
  const found = Object.entries(aws_iam_policy).find(([id]) => policy_arn === `\${aws_iam_policy.${id}.arn}`);
  if (found === undefined) throw new Error(`no stack makes the policy ${policy_arn}`);
  return found[1];
}

function statementsOf({ policy }: Values): readonly Statement[] {
  return JSON.parse(String(policy)).Statement;
}

function boundaryOf(role: Values, boundaries: ReadonlyMap<unknown, unknown>): readonly Statement[] | null {
  if (role.permissions_boundary === undefined) return null;
  const name = String(role.permissions_boundary).replace(/^.*:policy\//, '');
  if (!boundaries.has(name)) throw new Error(`no stack makes the boundary ${name}`);
  return statementsOf({ policy: boundaries.get(name) });
}
