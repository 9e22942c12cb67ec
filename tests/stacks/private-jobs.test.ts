import { lakehouse, type Synthesised, type Values } from './synthesised';

let prod: Synthesised;
beforeAll(async () => {
  prod = await lakehouse('prod');
});

describe('jobs in private subnets', () => {
  const group = [expect.stringMatching(/^\$\{aws_security_group[.]network_private-jobs_\w+[.]id\}$/)];
  const subnet = expect.stringMatching(/^\$\{aws_subnet[.]network_vpc_private-a_\w+[.]id\}$/);
  const endpoints = () =>
    prod.all('aws_vpc_endpoint').filter(({ vpc_endpoint_type }) => vpc_endpoint_type === 'Interface');

  test('reach each service under its own name, in their subnet, through their group', () => {
    expect(endpoints()).toHaveLength(5);
    for (const endpoint of endpoints())
      expect(endpoint).toMatchObject({
        private_dns_enabled: true,
        subnet_ids: [subnet],
        security_group_ids: group,
      });
  });

  test('call services as this account only', () => {
    for (const { policy } of endpoints())
      expect(JSON.parse(String(policy)).Statement).toEqual([
        expect.objectContaining({
          Condition: { StringEquals: { 'aws:PrincipalAccount': '111111111111' } },
        }),
      ]);
  });

  test('stand in one subnet, its zone and their group', () => {
    expect(prod.one('aws_glue_connection').physical_connection_requirements).toEqual({
      availability_zone: expect.stringMatching(
        /^[$][{]aws_subnet[.]network_vpc_private-a_\w+[.]availability_zone[}]$/,
      ),
      subnet_id: subnet,
      security_group_id_list: group,
    });
  });

  test('let in each other on every TCP port, as Glue demands, and nobody else', () => {
    expect(prod.all('aws_vpc_security_group_ingress_rule')).toEqual([rule(among)]);
  });

  test('go out to each other and to S3 over TLS, and nowhere else', () => {
    expect(prod.all('aws_vpc_security_group_egress_rule')).toEqual([
      rule({
        prefix_list_id: expect.stringMatching(/^\$\{data[.]aws_prefix_list[.]/),
        from_port: 443,
        to_port: 443,
      }),
      rule(among),
    ]);
    expect(Object.values((prod.json.data as { aws_prefix_list: Values }).aws_prefix_list)).toEqual([
      expect.objectContaining({ name: 'com.amazonaws.us-east-1.s3' }),
    ]);
  });

  const among = { referenced_security_group_id: group[0], from_port: 0, to_port: 65535 };
  const rule = (values: Values) => ({
    description: expect.any(String),
    security_group_id: group[0],
    ip_protocol: 'tcp',
    ...values,
  });
});
