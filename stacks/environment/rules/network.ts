/** A VPC that the stack makes or is given. */
import type { Environment } from '../environment';
import { type Findings, matching, oneOf } from './findings';

export function network({ network: { jobs, vpc } }: Environment): Findings {
  const place = oneOf('network.jobs', jobs, ['outside', 'private']);
  if (vpc.kind === 'own') {
    const privateRange = /^(10[.]\d+|172[.](1[6-9]|2\d|3[01])|192[.]168)[.]\d+[.]\d+[/](1[6-9]|2[0-4])$/;
    return [...place, ...matching('network.vpc.cidr', vpc.cidr, privateRange, 'a private /16 to /24')];
  }
  if (vpc.kind !== 'given')
    return [...place, `network.vpc.kind: found "${String(vpc)}"; allowed: own, given`];
  const without = (name: string) => [`network.vpc.${name}: found none; allowed: at least one`];
  return [
    ...place,
    ...matching('network.vpc.id', vpc.id, /^vpc-[0-9a-f]{8,17}$/, 'vpc- and its number'),
    ...(vpc.routeTables.length > 0 ? [] : without('routeTables')),
    ...(jobs !== 'private' || vpc.subnets.length > 0 ? [] : without('subnets')),
  ];
}
