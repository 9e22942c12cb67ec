/** What the audit function may do: read every table (the taint rule compares personal values), report, and no more. */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import type { LakeTable } from '../lake-table';
import { auditorsWorkgroup } from '../queries';
import { arn, objectsArn, useKey } from '../rights/arns';
import { athenaRights } from '../rights/athena';
import { bounded } from '../rights/boundary';
import { allow, policyJson, type Statement, trustJson } from '../rights/policy';
import { auditFunctionArn, auditFunctionName, auditQueueArn, auditTopicArn, metricNamespace } from './names';

export class AuditRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, environment: Environment, tables: readonly LakeTable[]) {
    super(scope, 'audit-role');
    const role = new IamRole(this, 'role', {
      name: auditFunctionName(environment),
      description: 'The audit function: reads every table, writes reports',
      ...bounded(environment),
      assumeRolePolicy: trustJson(
        { Service: 'lambda.amazonaws.com' },
        {
          StringEquals: {
            'aws:SourceAccount': environment.account,
            'aws:SourceArn': auditFunctionArn(environment),
          },
        },
      ),
    });
    new IamRolePolicy(this, 'policy', {
      name: 'audit',
      role: role.id,
      policy: policyJson([
        ...auditRights(environment, tables),
        allow(
          'Log',
          ['logs:CreateLogStream', 'logs:PutLogEvents'],
          [arn(environment, 'logs', `log-group:/aws/lambda/${auditFunctionName(environment)}:*`)],
        ),
        // PutMetricData knows no resource; its namespace is what can be narrowed.
        allow('Measure', ['cloudwatch:PutMetricData'], ['*'], {
          StringEquals: { 'cloudwatch:namespace': metricNamespace },
        }),
        allow('Tell', ['sns:Publish'], [auditTopicArn(environment)]),
        allow('KeepLost', ['sqs:SendMessage'], [auditQueueArn(environment)]),
      ]),
    });
    this.arn = role.arn;
  }
}

/** What an audit needs wherever it runs: in the function, or in CI after a deploy. */
export function auditRights(environment: Environment, tables: readonly LakeTable[]): readonly Statement[] {
  const { buckets, prefixes } = environment;
  return [
    ...athenaRights(environment, {
      workgroup: auditorsWorkgroup(environment),
      resultsFolder: prefixes.auditors,
      tables,
    }),
    allow('Report', ['s3:PutObject'], [objectsArn(buckets.results, prefixes.reports)]),
    ...useKey(environment, ['kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}
