/** How traffic reaches S3 without the internet, and where the jobs run. Decision record 0008. */
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { GlueConnection } from '@cdktf/provider-aws/lib/glue-connection';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import type { Environment, Vpc } from './environment/environment';
import { OwnVpc } from './network/own-vpc';
import { PrivateJobs } from './network/private-jobs';
import { after, below } from './order';
import { bucketArn, objectsArn } from './rights/arns';
import { actions, policyJson } from './rights/policy';
import type { Storage } from './storage';

export class Network extends Construct {
  /** Where the jobs run; null: outside. */
  readonly jobs: PrivateJobs | null;

  constructor(scope: Construct, environment: Environment, storage: Storage) {
    super(scope, 'network');
    const { network, prefix, region } = environment;
    const vpc: Vpc =
      network.vpc.kind === 'given' ? network.vpc : new OwnVpc(this, environment, network.vpc.cidr);
    new VpcEndpoint(this, 's3', {
      vpcId: vpc.id,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${region}.s3`,
      routeTableIds: [...vpc.routeTables],
      policy: s3EndpointPolicy(environment),
      tags: { Name: `${prefix}-s3` },
    });
    if (network.vpc.kind === 'own')
      new FlowLog(this, 'flows', {
        vpcId: vpc.id,
        trafficType: 'ALL',
        logDestinationType: 's3',
        logDestination: `${storage.logs.bucket.arn}/flows/`,
        tags: { Name: `${prefix}-flows` },
        // Without the policy AWS would write one of its own.
        dependsOn: [storage.logs.ready],
      });
    this.jobs = network.jobs === 'private' ? new PrivateJobs(this, environment, vpc) : null;
    this.order();
  }

  /** A job in a subnet that cannot reach what it calls hangs until its timeout. */
  private order(): void {
    after(
      below(this, GlueConnection),
      below(
        this,
        VpcEndpoint,
        RouteTableAssociation,
        VpcSecurityGroupIngressRule,
        VpcSecurityGroupEgressRule,
      ),
    );
  }
}

/** Principals of this account, buckets of this environment: no data leaves to a stranger's bucket through it. */
function s3EndpointPolicy({ account, buckets }: Environment): string {
  const own = [buckets.lake, buckets.results];
  return policyJson([
    {
      Sid: 'OwnBuckets',
      Effect: 'Allow',
      Principal: '*',
      Action: actions(
        's3',
        `GetObject GetObjectVersion PutObject DeleteObject ListBucket GetBucketLocation
         ListBucketMultipartUploads ListMultipartUploadParts AbortMultipartUpload`,
      ),
      Resource: own.flatMap((name) => [bucketArn(name), objectsArn(name)]),
      Condition: { StringEquals: { 'aws:PrincipalAccount': account } },
    },
  ]);
}
