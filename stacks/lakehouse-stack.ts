/** One environment's lakehouse: a construct a concern, each in the file of its name. */
import { LocalBackend, S3Backend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { Access } from './access';
import { Audit } from './audit';
import { Catalog } from './catalog';
import { type Environment, isOnAws } from './environment/environment';
import { Jobs } from './jobs';
import { Key } from './key';
import { inOrder } from './lakehouse-order';
import { Network } from './network';
import { provider } from './provider';
import { Queries } from './queries';
import { Role } from './role';
import type { LakeSources } from './sources';
import { Storage } from './storage';

export class LakehouseStack extends TerraformStack {
  constructor(scope: Construct, environment: Environment, sources: LakeSources) {
    super(scope, `lakehouse-${environment.name}`);
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
    const audit = new Audit(this, environment, sources, keyArn);
    new Access(this, environment, sources.tables);
    inOrder({ storage, network, catalog, role, jobs, queries, audit });
  }
}

/** One key an environment, locked in S3 itself (Terraform 1.10 or newer), which cdktf's S3BackendConfig does not know. */
function backend(stack: TerraformStack, environment: Environment): void {
  if (!isOnAws(environment)) {
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
