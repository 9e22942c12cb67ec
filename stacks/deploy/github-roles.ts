/** Who deploys and audits one environment from GitHub: jobs of one repository, in the GitHub environment of that name. */
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import type { LakeTable } from '../lake-table';
import { iamArn } from '../rights/arns';
import { auditRights } from '../rights/audit';
import { boundary, boundaryName } from '../rights/boundary';
import { policyJson, type Statement, trustJson } from '../rights/policy';
import { deployRights } from './rights';

const issuer = 'token.actions.githubusercontent.com';

/** Two roles, and the boundary of every role that a deploy makes. */
export class GithubRoles extends Construct {
  constructor(scope: Construct, environment: Environment, tables: readonly LakeTable[]) {
    super(scope, environment.name);
    new IamPolicy(this, 'boundary', {
      name: boundaryName(environment),
      description: `The most that a role of ${environment.prefix} can do`,
      policy: policyJson(boundary(environment)),
    });
    const deploy = this.role('deploy', environment);
    for (const [part, rights] of Object.entries(deployRights(environment, tables)))
      this.attach(deploy, `${environment.lake}-deploy-${environment.name}-${part}`, part, rights);
    const audit = this.role('audit', environment);
    const policy = policyJson(auditRights(environment, tables));
    new IamRolePolicy(this, 'audit-policy', { name: 'audit', role: audit.id, policy });
  }

  /** Its trust names the provider by its ARN, which is known before it is made. */
  private role(id: string, environment: Environment): IamRole {
    return new IamRole(this, id, {
      name: `${environment.lake}-${id}-${environment.name}`,
      description: `GitHub: ${id} of ${environment.prefix}`,
      assumeRolePolicy: trustJson(
        { Federated: iamArn(environment, `oidc-provider/${issuer}`) },
        {
          StringEquals: {
            [`${issuer}:aud`]: 'sts.amazonaws.com',
            [`${issuer}:sub`]: `repo:${environment.repository}:environment:${environment.name}`,
          },
        },
        'sts:AssumeRoleWithWebIdentity',
      ),
    });
  }

  /** Not inside the role: policies there share 10,240 characters. */
  private attach(role: IamRole, name: string, part: string, rights: readonly Statement[]): void {
    const policy = new IamPolicy(this, `deploy-${part}`, { name, policy: policyJson(rights) });
    new IamRolePolicyAttachment(this, `deploy-${part}-attached`, { role: role.name, policyArn: policy.arn });
  }
}
