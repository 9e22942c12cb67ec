/** How traffic reaches S3 without the internet, and where the jobs run. Decision record 0008. */
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Construct } from 'constructs';
import { bucketArn, objectsArn } from './arns';
import type { Environment } from './environment';
import { OwnVpc } from './own-vpc';
import { policyJson } from './policy';
import { PrivateJobs } from './private-jobs';
import type { Storage } from './storage';

/** A VPC, made or given, as far as the rest needs it. */
export interface Vpc {
  readonly id: string;
  readonly routeTables: readonly string[];
  readonly subnets: readonly { readonly id: string; readonly zone: string }[];
}

export class Network extends Construct {
  /** Where the jobs run; null: outside. */
  readonly jobs: PrivateJobs | null;
  readonly vpc: Vpc;

  constructor(scope: Construct, environment: Environment, storage: Storage) {
    super(scope, 'network');
    const { network, prefix, region } = environment;
    this.vpc = network.vpc.kind === 'given' ? network.vpc : new OwnVpc(this, environment, network.vpc.cidr);
    new VpcEndpoint(this, 's3', {
      vpcId: this.vpc.id,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${region}.s3`,
      routeTableIds: [...this.vpc.routeTables],
      policy: s3EndpointPolicy(environment),
      tags: { Name: `${prefix}-s3` },
    });
    if (network.vpc.kind === 'own')
      new FlowLog(this, 'flows', {
        vpcId: this.vpc.id,
        trafficType: 'ALL',
        logDestinationType: 's3',
        logDestination: `${storage.logs.bucket.arn}/flows/`,
        tags: { Name: `${prefix}-flows` },
      });
    this.jobs = network.jobs === 'private' ? new PrivateJobs(this, environment, this.vpc) : null;
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
      Action: [
        ...['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket'],
        ...['s3:GetBucketLocation', 's3:ListBucketMultipartUploads', 's3:ListMultipartUploadParts'],
        's3:AbortMultipartUpload',
      ],
      Resource: own.flatMap((name) => [bucketArn(name), objectsArn(name)]),
      Condition: { StringEquals: { 'aws:PrincipalAccount': account } },
    },
  ]);
}
