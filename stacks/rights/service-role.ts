/** A role that a service of AWS assumes for one kind of our resources, inside the environment's boundary. */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { bounded } from './boundary';
import { type Condition, policyJson, type Statement, trustJson } from './policy';

export interface ServiceRoleConfig {
  readonly name: string;
  readonly description: string;
  /** Such as glue.amazonaws.com. */
  readonly service: string;
  /** For which of our resources: without it the service could be asked by a stranger. */
  readonly source: Condition;
  readonly policyName: string;
  readonly rights: readonly Statement[];
}

export class ServiceRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, environment: Environment, config: ServiceRoleConfig) {
    super(scope, id);
    const role = new IamRole(this, 'role', {
      name: config.name,
      description: config.description,
      ...bounded(environment),
      assumeRolePolicy: trustJson({ Service: config.service }, config.source),
    });
    new IamRolePolicy(this, 'policy', {
      name: config.policyName,
      role: role.id,
      policy: policyJson(config.rights),
    });
    this.arn = role.arn;
  }
}

/**
 * For jobs and functions. AWS documents neither `aws:SourceArn` nor `aws:SourceAccount` for the roles of Glue jobs and of
 * Lambda functions (https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html: the former is for
 * policies of a function only), and what cannot assume its role does not run. So the account must be ours where it is
 * told. A role is passed within its account only, so nobody else's job gets it.
 */
export function fromAccount({ account }: Environment): Condition {
  return { StringEqualsIfExists: { 'aws:SourceAccount': account } };
}
