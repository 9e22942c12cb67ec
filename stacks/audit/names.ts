/** Names that the audit, its roles and the function agree on. */

import type { Environment } from '../environment/environment';
import { arn } from '../rights/arns';

export const metricNamespace = 'Lakehouse';

export const auditFunctionName = ({ prefix }: Environment): string => `${prefix}-audit`;
export const auditQueueName = ({ prefix }: Environment): string => `${prefix}-audit-dead-letters`;
export const auditTopicName = ({ prefix }: Environment): string => `${prefix}-audit`;

export const auditFunctionArn = (environment: Environment): string =>
  arn(environment, 'lambda', `function:${auditFunctionName(environment)}`);
export const auditQueueArn = (environment: Environment): string =>
  arn(environment, 'sqs', auditQueueName(environment));
export const auditTopicArn = (environment: Environment): string =>
  arn(environment, 'sns', auditTopicName(environment));
