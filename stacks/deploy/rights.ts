/** What a deploy of one environment may touch: what bears its name or its tag, and nothing of another environment. */
import type { Environment } from '../environment/environment';
import type { LakeTable } from '../lake-table';
import type { Statement } from '../rights/policy';
import { bucketRights } from './buckets';
import { keyRights } from './key';
import { networkRights } from './network';
import { roleRights } from './roles';
import { serviceRights } from './services';
import { stateRights } from './state';

/**
 * By name, each a policy of its own, as one has at most 6,144 characters. Roles of bootstrap do not begin with the
 * environment's prefix, so that no deploy can change its own rights.
 */
export function deployRights(
  environment: Environment,
  tables: readonly LakeTable[],
): Readonly<Record<'data' | 'network' | 'services', readonly Statement[]>> {
  return {
    data: [
      ...stateRights(environment),
      ...bucketRights(environment, tables),
      ...(environment.ownKey ? keyRights(environment) : []),
    ],
    network: networkRights(environment),
    services: [...roleRights(environment), ...serviceRights(environment)],
  };
}
