/** What jobs in private subnets need: a connection that puts them there, and the services without the internet. */
import { DataAwsPrefixList } from '@cdktf/provider-aws/lib/data-aws-prefix-list';
import { GlueConnection } from '@cdktf/provider-aws/lib/glue-connection';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import type { Environment, Vpc } from '../environment/environment';
import { policyJson } from '../rights/policy';
import { accept } from '../suppression';
import { jobsGroup } from './group-names';

/** Services that a job calls besides S3; about 7.30 USD a month each and zone. */
const services = ['glue', 'logs', 'monitoring', 'sts', 'kms'];

export class PrivateJobs extends Construct {
  readonly connectionName: string;
  readonly subnetId: string;

  constructor(scope: Construct, environment: Environment, vpc: Vpc) {
    super(scope, 'private-jobs');
    const { prefix, region } = environment;
    const [subnet] = vpc.subnets;
    if (subnet === undefined) throw new Error(`${prefix}: no subnet for the jobs`);
    const group = new SecurityGroup(this, 'jobs', {
      name: jobsGroup(environment),
      description: 'Glue workers among themselves and to the endpoints',
      vpcId: vpc.id,
      tags: { Name: jobsGroup(environment) },
    });
    this.rules(group.id, region);
    for (const service of services)
      new VpcEndpoint(this, service, {
        vpcId: vpc.id,
        vpcEndpointType: 'Interface',
        serviceName: `com.amazonaws.${region}.${service}`,
        privateDnsEnabled: true,
        subnetIds: [subnet.id],
        securityGroupIds: [group.id],
        policy: ownAccountOnly(environment),
        tags: { Name: `${prefix}-${service}` },
      });
    this.connectionName = `${prefix}-private`;
    this.subnetId = subnet.id;
    new GlueConnection(this, 'connection', {
      name: this.connectionName,
      description: 'Puts the jobs into the private subnets',
      connectionType: 'NETWORK',
      physicalConnectionRequirements: {
        availabilityZone: subnet.zone,
        securityGroupIdList: [group.id],
        subnetId: subnet.id,
      },
    });
  }

  /** Glue demands a rule that lets the group reach itself on every TCP port. */
  private rules(group: string, region: string): void {
    const ports = { ipProtocol: 'tcp', fromPort: 0, toPort: 65535 };
    const within = { securityGroupId: group, referencedSecurityGroupId: group, ...ports };
    const inbound = new VpcSecurityGroupIngressRule(this, 'from-workers', {
      ...within,
      description: 'Workers and endpoints',
    });
    for (const port of ['CKV_AWS_24', 'CKV_AWS_25', 'CKV_AWS_260'])
      accept(inbound, port, 'open to the group itself only, not to the world');
    new VpcSecurityGroupEgressRule(this, 'to-workers', { ...within, description: 'Workers and endpoints' });
    new VpcSecurityGroupEgressRule(this, 'to-s3', {
      securityGroupId: group,
      description: 'S3 through the gateway endpoint',
      prefixListId: new DataAwsPrefixList(this, 's3-addresses', { name: `com.amazonaws.${region}.s3` }).id,
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
    });
  }
}

/**
 * An endpoint's policy gives nobody a right: it says who may come through. What a job may do stands in its role, so here
 * every action and resource, and only principals of this account: a stranger's key carries nothing out.
 */
function ownAccountOnly({ account }: Environment): string {
  return policyJson([
    {
      Sid: 'OwnAccount',
      Effect: 'Allow',
      Principal: '*',
      Action: ['*'],
      Resource: ['*'],
      Condition: { StringEquals: { 'aws:PrincipalAccount': account } },
    },
  ]);
}
