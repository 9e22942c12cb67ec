/** A deploy makes a role only inside the boundary, so that nothing it gets can pass the environment's borders. */
import type { Environment } from '../environment/environment';
import { iamArn } from '../rights/arns';
import { boundaryArn } from '../rights/boundary';
import { actions, allow, type Statement } from '../rights/policy';

export function roleRights(environment: Environment): readonly Statement[] {
  const own = [iamArn(environment, `role/${environment.prefix}-*`)];
  return [
    allow('MakeRoles', ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary'], own, {
      StringEquals: { 'iam:PermissionsBoundary': boundaryArn(environment) },
    }),
    allow('KeepRoles', keepRole, own),
    allow('PassRoles', ['iam:PassRole'], own, {
      StringEquals: {
        'iam:PassedToService': ['glue.amazonaws.com', 'lambda.amazonaws.com', 'scheduler.amazonaws.com'],
      },
    }),
  ];
}

const keepRole = actions(
  'iam',
  `GetRole GetRolePolicy ListRolePolicies ListAttachedRolePolicies ListInstanceProfilesForRole
   UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy DeleteRole DeleteRolePolicy TagRole UntagRole`,
);
