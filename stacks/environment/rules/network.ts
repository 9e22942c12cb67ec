/** A VPC that the stack makes or is given. It is taken as it was written, so it can be anything. */
import type { Environment, GivenVpc } from '../environment';
import { type Findings, matching, oneOf, onlyKeys, told } from './findings';

export function network({ network: { jobs, vpc } }: Environment): Findings {
  const place = oneOf('network.jobs', jobs, ['outside', 'private']);
  const { kind } = vpc;
  if (vpc.kind === 'own')
    return [...place, ...onlyKeys('network.vpc', vpc, ['kind', 'cidr']), ...privateNetwork(vpc.cidr)];
  if (vpc.kind === 'given') return [...place, ...given(vpc, jobs === 'private')];
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

function given(vpc: GivenVpc, needsSubnets: boolean): Findings {
  const { id, routeTables, subnets } = vpc;
  return [
    ...onlyKeys('network.vpc', vpc, ['kind', 'id', 'routeTables', 'subnets']),
    ...matching('network.vpc.id', id, /^vpc-[0-9a-f]{8,17}$/, 'vpc- and its number'),
    ...some('network.vpc.routeTables', routeTables, isText, 'ids'),
    ...(needsSubnets || !isEmpty(subnets)
      ? some('network.vpc.subnets', subnets, isSubnet, 'id and zone of each')
      : []),
  ];
}

function some(path: string, list: unknown, isRight: (item: unknown) => boolean, allowed: string): Findings {
  if (!Array.isArray(list) || isEmpty(list)) return [`${path}: found none; allowed: at least one`];
  return list.every(isRight) ? [] : [`${path}: found ${told(list)}; allowed: ${allowed}`];
}

function isSubnet(value: unknown): boolean {
  const { id, zone, ...rest } = Object(value);
  return isText(id) && isText(zone) && Object.keys(rest).length === 0;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
