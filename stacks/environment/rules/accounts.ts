/** What environments share when they share an account. */
import { type Environment, isOnAws, noAccount } from '../environment';
import type { Findings } from './findings';

/** GitHub's identity provider and the state bucket are made once an account, so its environments lie in one region. */
export function oneRegionAnAccount(environments: readonly Environment[]): Findings {
  const named = environments.filter((each) => each.account !== noAccount && isOnAws(each));
  return named.flatMap(({ name, account, region }) => {
    const first = named.find((other) => other.account === account);
    return first === undefined || first.region === region
      ? []
      : [
          `${name}.region: found "${region}"; allowed: ${first.region}, because ${first.name} has the same account`,
        ];
  });
}
