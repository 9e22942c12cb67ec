import type { GivenVpc } from '../../stacks/environment/environment';
import { problemsOf } from '../../stacks/environment/rules';
import { environments } from '../../stacks/environments';
import { anEnvironment, known } from './an-environment';

const own = (cidr: unknown) => ({ kind: 'own', cidr });
const given = { kind: 'given', id: 'vpc-0123456789abcdef0', routeTables: ['rtb-00000001'] } as const;
const noNetwork = (cidr: unknown) =>
  `dev.network.vpc.cidr: found ${JSON.stringify(cidr)}; allowed: a private network of /16 to /24, such as 10.20.0.0/20`;

describe('a VPC', () => {
  /** What stands in environments.local.json has no type: a VPC is taken from it as it is. */
  test.each([
    ['that is public', own('8.8.0.0/20'), [noNetwork('8.8.0.0/20')]],
    ['with 999 in its address', own('10.999.0.0/20'), [noNetwork('10.999.0.0/20')]],
    ['that is an address in a network', own('10.1.2.3/16'), [noNetwork('10.1.2.3/16')]],
    ['of no known kind', { kind: 'other' }, ['dev.network.vpc.kind: found "other"; allowed: own, given']],
    ['of no kind', { cidr: '10.20.0.0/20' }, ['dev.network.vpc.kind: found nothing; allowed: own, given']],
    ['of a list of networks', own(['10.20.0.0/20']), [noNetwork(['10.20.0.0/20'])]],
    [
      'with a key that means nothing',
      { ...own('10.20.0.0/20'), zone: 'a' },
      ['dev.network.vpc.zone: unknown key; allowed: kind, cidr'],
    ],
    [
      'of which nothing is said but that it is given',
      { kind: 'given' },
      [
        'dev.network.vpc.id: found nothing; allowed: vpc- and its number',
        'dev.network.vpc.routeTables: found none; allowed: at least one',
        'dev.network.vpc.subnets: found none; allowed: at least one',
      ],
    ],
    [
      'with ids that are none',
      { kind: 'given', id: 'vpc-1', routeTables: ['rtb-1', 5], subnets: [{}] },
      [
        'dev.network.vpc.id: found "vpc-1"; allowed: vpc- and its number',
        'dev.network.vpc.routeTables: found ["rtb-1",5]; allowed: of each rtb- and its number',
        'dev.network.vpc.subnets: found [{}]; allowed: of each its id, subnet- and its number, and its zone in us-east-1',
      ],
    ],
    [
      'without route tables, and with keys of its own',
      {
        ...given,
        routeTables: [],
        subnets: [{ id: 'subnet-00000001', zone: 'us-east-1a', cidr: '10.20.0.0/24' }],
        tags: {},
      },
      [
        'dev.network.vpc.tags: unknown key; allowed: kind, id, routeTables, subnets',
        'dev.network.vpc.routeTables: found none; allowed: at least one',
        'dev.network.vpc.subnets: found [{"id":"subnet-00000001","zone":"us-east-1a","cidr":"10.20.0.0/24"}]; allowed: of each its id, subnet- and its number, and its zone in us-east-1',
      ],
    ],
    [
      'without a subnet',
      { ...given, subnets: [] },
      ['dev.network.vpc.subnets: found none; allowed: at least one'],
    ],
    [
      'with a subnet of no zone',
      { ...given, subnets: [{ id: 'subnet-00000001' }] },
      [
        'dev.network.vpc.subnets: found [{"id":"subnet-00000001"}]; allowed: of each its id, subnet- and its number, and its zone in us-east-1',
      ],
    ],
  ])('%s is refused', (_name, vpc, problems) => {
    const file = { dev: { network: { jobs: 'private', vpc } } };
    const { value } = environments('stedi', { file, variables: {} });
    expect(value.slice(0, 1).flatMap((environment) => problemsOf(environment, known))).toEqual(problems);
  });

  test('the subnets of a given VPC are read also where no job needs them', () => {
    const subnets = (some: GivenVpc['subnets']) =>
      problemsOf(
        { ...anEnvironment('dev'), network: { jobs: 'outside', vpc: { ...given, subnets: some } } },
        known,
      );
    expect(subnets([])).toEqual([]);
    expect(subnets([{ id: '', zone: 'us-east-1a' }])).toEqual([
      expect.stringContaining('dev.network.vpc.subnets: found [{"id":"",'),
    ]);
  });

  test.each([
    ['', ['subnet-00000001', 'us-east-1a'], true],
    ['in a local zone', ['subnet-0123456789abcdef0', 'us-east-1-bos-1a'], true],
    ['of another region', ['subnet-00000001', 'us-east-2a'], false],
    ['with the region for its zone', ['subnet-00000001', 'us-east-1'], false],
    ['whose zone Terraform would fill in', ['subnet-00000001', `us-east-1\${b}`], false],
    ['whose id Terraform would fill in', [`\${aws_subnet.x}`, 'us-east-1a'], false],
    ['whose id is that of another thing', ['vpc-00000001', 'us-east-1a'], false],
  ] as const)('a given subnet %s', (_name, [id, zone], right) => {
    const vpc = { ...given, subnets: [{ id, zone }] };
    const found = problemsOf({ ...anEnvironment('dev'), network: { jobs: 'private', vpc } }, known);
    expect(found).toEqual(right ? [] : [expect.stringContaining('dev.network.vpc.subnets: found')]);
  });

  test.each(['rtb-1', `\${aws_vpc.x}`, 'rtb-0000000G', 'rtb-000000000000000000'])(
    'the route table %s',
    (id) => {
      const vpc = { ...given, routeTables: [id], subnets: [] };
      expect(problemsOf({ ...anEnvironment('dev'), network: { jobs: 'outside', vpc } }, known)).toEqual([
        expect.stringContaining(`dev.network.vpc.routeTables: found ["${id}"]`),
      ]);
    },
  );
});
