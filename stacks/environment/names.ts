/** The names of all that an environment's stack makes. */
import type { Environment } from './environment';

/** An environment before it is named. */
export type Unnamed = Omit<Environment, 'name' | 'lake' | 'prefix' | 'database' | 'buckets'>;

/** @param lake name of lake.yaml, which begins every name on AWS */
export function named(lake: string, name: string, base: Unnamed): Environment {
  const prefix = `${lake}-${name}`;
  // Bucket names are global, so they carry the account and the region.
  const place = `${base.account}-${base.region}`;
  return {
    ...base,
    name,
    lake,
    prefix,
    database: `${lake}_${name}`.replaceAll('-', '_'),
    buckets: {
      lake: `${prefix}-lake-${place}`,
      results: `${prefix}-results-${place}`,
      logs: `${prefix}-logs-${place}`,
      state: `${lake}-state-${place}`,
    },
  };
}
