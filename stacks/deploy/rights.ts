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

/** Roles of bootstrap do not begin with the environment's prefix, so that no deploy can change its own rights. */
export function deployRights(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  return [
    ...stateRights(environment),
    ...bucketRights(environment, tables),
    ...roleRights(environment),
    ...networkRights(environment),
    ...serviceRights(environment),
    ...(environment.ownKey ? keyRights(environment) : []),
  ];
}
