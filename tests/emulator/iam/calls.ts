/** How the tables of calls are written, and the names that they share. */
import type { Context } from './condition';

export type Row = readonly [why: string, action: string, resource: string, context?: Context];

/** What one role may and may not do. */
export interface Rights {
  readonly role: string;
  readonly may: readonly Row[];
  readonly mayNot: readonly Row[];
}

const account = '111111111111';

export const at = (service: string, rest: string): string =>
  `arn:aws:${service}:us-east-1:${account}:${rest}`;
export const iam = (rest: string): string => `arn:aws:iam::${account}:${rest}`;
export const bucket = (name: string): string => `arn:aws:s3:::stedi-${name}-${account}-us-east-1`;
export const table = (environment: string, name: string): string =>
  at('glue', `table/stedi_${environment}/${name}`);
export const workgroup = (name: string): string => at('athena', `workgroup/stedi-${name}`);

export const listing = (prefix: string): Context => ({ 's3:prefix': prefix });
export const tagged = (environment: string): Context => ({ 'aws:ResourceTag/Environment': environment });
export const requested = (environment: string): Context => ({ 'aws:RequestTag/Environment': environment });
export const keyOf = (environment: string): Context => ({
  'kms:ResourceAliases': [`alias/stedi-${environment}`],
});
export const metrics = (namespace: string): Context => ({ 'cloudwatch:namespace': namespace });
export const passedTo = (service: string): Context => ({ 'iam:PassedToService': `${service}.amazonaws.com` });
export const bounded = (environment: string): Context => ({
  'iam:PermissionsBoundary': iam(`policy/stedi-boundary-${environment}`),
});
