import { inGivenVpc } from './an-environment';
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
    const buckets = ['lake', 'results'].map(
      (name) => `arn:aws:s3:::stedi-dev-${name}-111111111111-us-east-1`,
    );
    expect(Statement).toEqual([
      {
        Sid: 'OwnBuckets',
        Effect: 'Allow',
        Principal: '*',
        Action: [
          's3:GetObject',
          's3:GetObjectVersion',
          's3:PutObject',
          's3:DeleteObject',
          's3:ListBucket',
          's3:GetBucketLocation',
          's3:ListBucketMultipartUploads',
          's3:ListMultipartUploadParts',
          's3:AbortMultipartUpload',
        ],
        Resource: buckets.flatMap((bucket) => [bucket, `${bucket}/*`]),
        Condition: { StringEquals: { 'aws:PrincipalAccount': '111111111111' } },
      },
    ]);
  });

  test('its own VPC logs all traffic, refused and accepted, into the bucket of logs', () => {
    expect(dev.one('aws_flow_log')).toMatchObject({
      traffic_type: 'ALL',
      log_destination_type: 's3',
      log_destination: expect.stringMatching(
        /^\$\{aws_s3_bucket[.]storage_logs_bucket_\w+[.]arn\}\/flows\/$/,
      ),
      vpc_id: expect.stringMatching(/^\$\{aws_vpc[.]/),
    });
  });

  test('its own VPC names services itself, and every subnet of it has the route table of the endpoint', () => {
    expect(dev.one('aws_vpc')).toMatchObject({ enable_dns_support: true, enable_dns_hostnames: true });
    const [routes] = gateway(dev).route_table_ids as readonly string[];
    const routed = dev.all('aws_route_table_association');
    expect(routed.map(({ route_table_id }) => route_table_id)).toEqual([routes, routes]);
    expect(routed.map(({ subnet_id }) => subnet_id)).toEqual([
      expect.stringMatching(/^\$\{aws_subnet[.]network_vpc_private-a_\w+[.]id\}$/),
      expect.stringMatching(/^\$\{aws_subnet[.]network_vpc_private-b_\w+[.]id\}$/),
    ]);
    expect(dev.all('aws_subnet')).toHaveLength(2);
  });

  test('no zone is named, because not every account has the zones a and b', () => {
    expect(dev.text).not.toMatch(/us-east-1[a-z]/);
    for (const subnet of dev.all('aws_subnet'))
      expect(subnet.availability_zone).toContain('data.aws_availability_zones.network_vpc_zones_');
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
    const given = lakehouseOf(inGivenVpc(), await sourcesOf());
    for (const type of ['aws_vpc', 'aws_subnet', 'aws_route_table_association', 'aws_flow_log'])
      expect(given.all(type)).toEqual([]);
    expect(gateway(given)).toMatchObject({
      vpc_id: 'vpc-0123456789abcdef0',
      route_table_ids: ['rtb-1', 'rtb-2'],
    });
    expect(given.one('aws_glue_connection')).toMatchObject({
      physical_connection_requirements: { availability_zone: 'us-east-1a', subnet_id: 'subnet-1' },
    });
  });
});
