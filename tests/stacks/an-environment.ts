/** Environments for tests: the real table, with placeholders where a person's settings would stand. */
import type { Environment } from '../../stacks/environment/environment';
import { named } from '../../stacks/environment/names';
import type { Known } from '../../stacks/environment/rules';
import { environments } from '../../stacks/environments';

const settings = {
  file: {},
  variables: {
    LAKE_DEV_ACCOUNT: '111111111111',
    LAKE_PROD_ACCOUNT: '111111111111',
    LAKE_DEV_OWNER_EMAIL: 'dev@example.com',
    LAKE_PROD_OWNER_EMAIL: 'prod@example.com',
    LAKE_DEV_REPOSITORY: 'stedi/lakehouse',
    LAKE_PROD_REPOSITORY: 'stedi/lakehouse',
  },
};

export function anEnvironment(name: 'dev' | 'prod' | 'emulator'): Environment {
  const found = environments('stedi', settings).value.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no environment ${name}`);
  return found;
}

/** What environments are checked against, made up. */
export const known: Known = {
  policies: ['governed', 'rubric'],
  tablePrefixes: ['customer/landing/', 'customer/trusted/'],
};

/** prod under the name `given`, in a VPC that somebody else made. */
export function inGivenVpc(): Environment {
  return named('stedi', 'given', {
    ...anEnvironment('prod'),
    network: {
      jobs: 'private',
      vpc: {
        kind: 'given',
        id: 'vpc-0123456789abcdef0',
        routeTables: ['rtb-1', 'rtb-2'],
        subnets: [{ id: 'subnet-1', zone: 'us-east-1a' }],
      },
    },
  });
}
