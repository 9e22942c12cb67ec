/** One environment's lakehouse: a construct a concern, each in the file of its name. */
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { LocalBackend, S3Backend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { Access } from './access';
import { Audit } from './audit';
import { Catalog } from './catalog';
import type { Environment } from './environment/environment';
import { Jobs } from './jobs';
import { Key } from './key';
import { Network } from './network';
import { Queries } from './queries';
import { Role } from './role';
import type { LakeSources } from './sources';
import { Storage } from './storage';

export const stackName = (environment: Environment): string => `lakehouse-${environment.name}`;

export class LakehouseStack extends TerraformStack {
  constructor(scope: Construct, environment: Environment, sources: LakeSources) {
    super(scope, stackName(environment));
    backend(this, environment);
    provider(this, environment, environment.name);
    const keyArn = environment.ownKey ? new Key(this, environment).arn : null;
    const storage = new Storage(this, environment, keyArn);
    const network = new Network(this, environment, storage);
    const catalog = new Catalog(this, environment, sources.tables);
    const role = new Role(this, environment, sources.tables, network.jobs);
    const jobs = new Jobs(this, environment, sources, {
      roleArn: role.arn,
      connection: network.jobs?.connectionName ?? null,
    });
    const queries = new Queries(this, environment, sources, keyArn);
    new Audit(this, environment, sources, keyArn);
    new Access(this, environment, sources.tables);
    // Names are known before the resources, so the order must be said.
    catalog.node.addDependency(storage);
    jobs.node.addDependency(storage, catalog);
    queries.node.addDependency(storage, catalog);
  }
}

/** Every resource is tagged by the provider, so that none can be forgotten. */
export function provider(
  stack: TerraformStack,
  { account, region, endpoints }: Pick<Environment, 'account' | 'region' | 'endpoints'>,
  environmentName: string,
): void {
  new AwsProvider(stack, 'aws', {
    region,
    // A stack for one account is never applied to another.
    ...(endpoints === null ? { allowedAccountIds: [account] } : emulated(endpoints)),
    defaultTags: [{ tags: { Project: 'lakehouse', Environment: environmentName, ManagedBy: 'terraform' } }],
  });
}

/** The account id is asked for: s3control, which reads the tags of buckets, has it in its address. */
function emulated(endpoints: Readonly<Record<string, string>>) {
  return {
    accessKey: 'test',
    secretKey: 'test',
    skipCredentialsValidation: true,
    skipMetadataApiCheck: 'true',
    s3UsePathStyle: true,
    endpoints: [{ ...endpoints }],
  };
}

/** One key an environment, locked in S3 itself (Terraform 1.10 or newer), which cdktf's S3BackendConfig does not know. */
function backend(stack: TerraformStack, environment: Environment): void {
  if (environment.endpoints !== null) {
    new LocalBackend(stack, { path: `../../../.terraform-state/${environment.name}.tfstate` });
    return;
  }
  new S3Backend(stack, {
    bucket: environment.buckets.state,
    key: `${environment.name}/terraform.tfstate`,
    region: environment.region,
    encrypt: true,
  });
  stack.addOverride('terraform.backend.s3.use_lockfile', true);
}
