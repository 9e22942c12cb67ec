/** Once an account, before everything else: where Terraform keeps its state, and who may deploy from GitHub. */
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { LocalBackend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { GithubRoles } from './deploy/github-roles';
import type { Environment } from './environment/environment';
import type { LakeTable } from './lake-table';
import { after, below } from './order';
import { provider } from './provider';
import { Bucket } from './storage/bucket';

export interface Deployed {
  readonly environment: Environment;
  readonly tables: readonly LakeTable[];
}

/** The environments of one account. */
export interface Account {
  readonly first: Deployed;
  readonly all: readonly Deployed[];
}

const bootstrapName = ({ account }: Environment): string => `lakehouse-bootstrap-${account}`;

/** One bootstrap an account: dev and prod may share it. */
export function accounts(all: readonly Deployed[]): readonly Account[] {
  const ids = [...new Set(all.map(({ environment }) => environment.account))];
  return ids.flatMap((id) => {
    const own = all.filter(({ environment }) => environment.account === id);
    const [first] = own;
    return first === undefined ? [] : [{ first, all: own }];
  });
}

export class BootstrapStack extends TerraformStack {
  constructor(scope: Construct, { first, all }: Account) {
    const stackName = bootstrapName(first.environment);
    super(scope, stackName);
    // Its own state cannot lie in the bucket that it makes.
    new LocalBackend(this, { path: `../../../.terraform-state/${stackName}.tfstate` });
    provider(this, first.environment, 'bootstrap');
    const state = new Bucket(this, 'state', {
      name: first.environment.buckets.state,
      protect: true,
      keyArn: null,
      logs: { without: 'Terraform itself logs who holds the state; CloudTrail logs who read it' },
      rules: [
        {
          id: 'incomplete-uploads',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
    });
    const github = new IamOpenidConnectProvider(this, 'github', {
      url: 'https://token.actions.githubusercontent.com',
      clientIdList: ['sts.amazonaws.com'],
    });
    for (const { environment, tables } of all) {
      const roles = new GithubRoles(this, environment, tables);
      // A deploy needs its state, and without the boundary its roles would have no bounds.
      after(below(roles, IamRole), state.ready, github, below(roles, IamPolicy));
    }
  }
}
