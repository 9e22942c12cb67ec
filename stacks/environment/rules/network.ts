/** A VPC that the stack makes or is given. A given one is taken as it was written, so it can be anything. */
import type { Environment, GivenVpc } from '../environment';
import { type Findings, matching, oneOf } from './findings';

export function network({ network: { jobs, vpc } }: Environment): Findings {
  const place = oneOf('network.jobs', jobs, ['outside', 'private']);
  const { kind } = vpc;
  if (vpc.kind === 'own')
    return [...place, ...matching('network.vpc.cidr', vpc.cidr, privateRange, allowedRange)];
  if (vpc.kind === 'given') return [...place, ...given(vpc, jobs === 'private')];
  return [...place, ...oneOf<string>('network.vpc.kind', kind, ['own', 'given'])];
}

const privateRange = /^(10[.]\d+|172[.](1[6-9]|2\d|3[01])|192[.]168)[.]\d+[.]\d+[/](1[6-9]|2[0-4])$/;
const allowedRange = 'a private /16 to /24';

function given({ id, routeTables, subnets }: GivenVpc, needsSubnets: boolean): Findings {
  return [
    ...matching('network.vpc.id', id, /^vpc-[0-9a-f]{8,17}$/, 'vpc- and its number'),
    ...some('network.vpc.routeTables', routeTables, (each) => isText(each), 'ids'),
    ...(needsSubnets
      ? some(
          'network.vpc.subnets',
          subnets,
          (each) => isText(each?.id) && isText(each?.zone),
          'id and zone of each',
        )
      : []),
  ];
}

function some<T>(path: string, list: readonly T[], isRight: (item: T) => boolean, allowed: string): Findings {
  if (!Array.isArray(list) || list.length === 0) return [`${path}: found none; allowed: at least one`];
  return list.every(isRight) ? [] : [`${path}: found ${JSON.stringify(list)}; allowed: ${allowed}`];
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
