/** A VPC that the stack makes or is given. It is taken as it was written, so it can be anything. */
import type { Environment, GivenVpc } from '../environment';
import { type Findings, matching, oneOf, onlyKeys, told } from './findings';

export function network({ region, network: { jobs, vpc } }: Environment): Findings {
  const place = oneOf('network.jobs', jobs, ['outside', 'private']);
  const { kind } = vpc;
  if (vpc.kind === 'own')
    return [...place, ...onlyKeys('network.vpc', vpc, ['kind', 'cidr']), ...privateNetwork(vpc.cidr)];
  if (vpc.kind === 'given') return [...place, ...given(vpc, region, jobs === 'private')];
  return [...place, ...oneOf<string>('network.vpc.kind', kind, ['own', 'given'])];
}

const privateRange = /^(10[.]\d+|172[.](1[6-9]|2\d|3[01])|192[.]168)[.]\d+[.]\d+[/](1[6-9]|2[0-4])$/;

function privateNetwork(cidr: string): Findings {
  const allowed = 'a private network of /16 to /24, such as 10.20.0.0/20';
  const right = typeof cidr === 'string' && privateRange.test(cidr) && isNetwork(cidr);
  return right ? [] : [`network.vpc.cidr: found ${told(cidr)}; allowed: ${allowed}`];
}

/** Four bytes and no bit beyond the network's: AWS would cut 10.1.2.3/16 down to 10.1.0.0/16. */
function isNetwork(cidr: string): boolean {
  const [address = '', bits] = cidr.split('/');
  const bytes = address.split('.').map(Number);
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return bytes.every((byte) => byte <= 255) && number % 2 ** (32 - Number(bits)) === 0;
}

function given(vpc: GivenVpc, region: string, needsSubnets: boolean): Findings {
  const { id, routeTables, subnets } = vpc;
  const ofSubnets = `of each its id, subnet- and its number, and its zone in ${region}`;
  return [
    ...onlyKeys('network.vpc', vpc, ['kind', 'id', 'routeTables', 'subnets']),
    ...matching('network.vpc.id', id, /^vpc-[0-9a-f]{8,17}$/, 'vpc- and its number'),
    ...some('network.vpc.routeTables', routeTables, isRouteTable, 'of each rtb- and its number'),
    ...(needsSubnets || !isEmpty(subnets)
      ? some('network.vpc.subnets', subnets, (subnet) => isSubnet(subnet, region), ofSubnets)
      : []),
  ];
}

function some(path: string, list: unknown, isRight: (item: unknown) => boolean, allowed: string): Findings {
  if (!Array.isArray(list) || isEmpty(list)) return [`${path}: found none; allowed: at least one`];
  return list.every(isRight) ? [] : [`${path}: found ${told(list)}; allowed: ${allowed}`];
}

function isSubnet(value: unknown, region: string): boolean {
  const { id, zone, ...rest } = Object(value);
  return isText(id, /^subnet-[0-9a-f]{8,17}$/) && isZone(zone, region) && Object.keys(rest).length === 0;
}

/** `us-east-1a`, or `us-east-1-bos-1a` for a local zone. */
function isZone(zone: unknown, region: string): boolean {
  if (typeof zone !== 'string' || !zone.startsWith(region)) return false;
  return /^(-[a-z0-9-]+)?[a-z]$/.test(zone.slice(region.length));
}

const isText = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);
const isRouteTable = (value: unknown): boolean => isText(value, /^rtb-[0-9a-f]{8,17}$/);
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
