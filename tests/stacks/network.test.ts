import { anEnvironment } from './an-environment';
import { lakehouse, lakehouseOf, type Synthesised, sourcesOf } from './synthesised';

let dev: Synthesised;
let prod: Synthesised;
beforeAll(async () => {
  [dev, prod] = [await lakehouse('dev'), await lakehouse('prod')];
});

describe('network', () => {
  const gateway = (stack: Synthesised) => stack.one('aws_vpc_endpoint', { vpc_endpoint_type: 'Gateway' });

  test('the S3 gateway endpoint stands on the route table, open to this account and these buckets only', () => {
    expect(gateway(dev)).toMatchObject({
      service_name: 'com.amazonaws.us-east-1.s3',
      route_table_ids: [expect.stringMatching(/^\$\{aws_route_table[.]/)],
    });
    const { Statement } = JSON.parse(String(gateway(dev).policy));
    expect(Statement).toHaveLength(1);
    expect(Statement[0].Condition).toEqual({ StringEquals: { 'aws:PrincipalAccount': '111111111111' } });
    for (const resource of Statement[0].Resource)
      expect(resource).toMatch(/^arn:aws:s3:::stedi-dev-(lake|results)-/);
  });

  test('dev runs its jobs outside: no connection, no interface endpoint, which would cost', () => {
    expect(dev.all('aws_glue_connection')).toEqual([]);
    expect(dev.all('aws_vpc_endpoint')).toHaveLength(1);
    for (const job of dev.all('aws_glue_job')) expect(job).not.toHaveProperty('connections');
  });

  test('prod runs its jobs in a private subnet, with an endpoint for each service they then need', () => {
    const services = prod
      .all('aws_vpc_endpoint')
      .filter(({ vpc_endpoint_type }) => vpc_endpoint_type === 'Interface')
      .map(({ service_name }) => String(service_name).split('.').pop());
    expect(services.sort()).toEqual(['glue', 'kms', 'logs', 'monitoring', 'sts']);
    expect(prod.one('aws_glue_connection')).toMatchObject({ connection_type: 'NETWORK' });
    for (const job of prod.all('aws_glue_job')) expect(job.connections).toEqual(['stedi-prod-private']);
    expect(prod.all('aws_internet_gateway')).toEqual([]);
    for (const subnet of prod.all('aws_subnet')) expect(subnet.map_public_ip_on_launch).toBe(false);
  });

  test('a given VPC is used, not made', async () => {
    const given = lakehouseOf(
      {
        ...anEnvironment('dev'),
        network: {
          jobs: 'private',
          vpc: {
            kind: 'given',
            id: 'vpc-0123456789abcdef0',
            routeTables: ['rtb-1', 'rtb-2'],
            subnets: [{ id: 'subnet-1', zone: 'us-east-1a' }],
          },
        },
      },
      await sourcesOf(),
    );
    expect(given.all('aws_vpc')).toEqual([]);
    expect(gateway(given)).toMatchObject({
      vpc_id: 'vpc-0123456789abcdef0',
      route_table_ids: ['rtb-1', 'rtb-2'],
    });
    expect(given.one('aws_glue_connection')).toMatchObject({
      physical_connection_requirements: { availability_zone: 'us-east-1a', subnet_id: 'subnet-1' },
    });
  });
});
