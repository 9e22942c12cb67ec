/** A given VPC serves one lake: see `GivenVpc`. */
import { type Environment, isOnAws } from '../environment';
import { type Findings, told } from './findings';

/** Two lakes in one VPC would ask twice for the same private names, and each would cut the other off from S3. */
export function oneLakeAVpc(environments: readonly Environment[]): Findings {
  const uses = environments.filter(isOnAws).flatMap(usesOf);
  return uses.flatMap(({ user, key, id }, index) => {
    const first = uses.slice(0, index).find((other) => other.id === id && other.user !== user);
    return first === undefined
      ? []
      : [
          `${user}.network.vpc.${key}: found ${told(id)}; allowed: one of its own, because ${first.user} has it`,
        ];
  });
}

interface Use {
  readonly user: string;
  readonly key: string;
  readonly id: unknown;
}

/** What stands in the file has no type, so the tables may be no list; a VPC without id is the matter of other rules. */
function usesOf({ name, network: { vpc } }: Environment): readonly Use[] {
  if (vpc.kind !== 'given') return [];
  const tables: readonly unknown[] = Array.isArray(vpc.routeTables) ? vpc.routeTables : [];
  return [
    { user: name, key: 'id', id: vpc.id },
    ...tables.map((id) => ({ user: name, key: 'routeTables', id })),
  ].filter(({ id }) => typeof id === 'string');
}
