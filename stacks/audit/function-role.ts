/** What the audit function may do: audit, log, measure, tell the owner, and no more. */
import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import type { LakeTable } from '../lake-table';
import { arn } from '../rights/arns';
import { auditRights } from '../rights/audit';
import { allow } from '../rights/policy';
import { fromAccount, ServiceRole } from '../rights/service-role';
import { auditFunctionName, auditQueueArn, auditTopicArn, metricNamespace } from './names';

export class FunctionRole extends ServiceRole {
  constructor(scope: Construct, environment: Environment, tables: readonly LakeTable[]) {
    super(scope, 'audit-role', environment, {
      name: auditFunctionName(environment),
      description: 'The audit function: reads every table, writes reports',
      service: 'lambda.amazonaws.com',
      source: fromAccount(environment),
      policyName: 'audit',
      rights: [
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
      ],
    });
  }
}
