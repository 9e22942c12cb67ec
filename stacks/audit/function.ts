/** The function that audits, and its log. */
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { AssetType, TerraformAsset } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { auditorsWorkgroup } from '../queries';
import type { LakeSources } from '../sources';
import { accept } from '../suppression';
import { FunctionRole } from './function-role';
import { auditFunctionName, metricNamespace } from './names';

export interface Surroundings {
  /** Told of violations. */
  readonly topicArn: string;
  /** Keeps calls that failed. */
  readonly lettersArn: string;
  /** Encrypts the log; null: CloudWatch's own. */
  readonly keyArn: string | null;
}

export function auditFunction(
  scope: Construct,
  environment: Environment,
  sources: LakeSources,
  { topicArn, lettersArn, keyArn }: Surroundings,
): LambdaFunction {
  const name = auditFunctionName(environment);
  const logs = logGroup(scope, environment, name, keyArn);
  const { folder, hash } = sources.auditFunction;
  const code = new TerraformAsset(scope, 'code', {
    path: folder,
    type: AssetType.ARCHIVE,
    // Of the bundle: the archive holds times, which would change it on every synth.
    assetHash: Buffer.from(hash, 'base64').toString('hex').slice(0, 32),
  });
  const role = new FunctionRole(scope, environment, sources.tables);
  const lambda = new LambdaFunction(scope, 'function', {
    functionName: name,
    description: 'Checks every contract against Athena',
    role: role.arn,
    runtime: 'nodejs22.x',
    architectures: ['arm64'],
    handler: 'index.handler',
    filename: code.path,
    sourceCodeHash: hash,
    memorySize: environment.audit.memoryMegabytes,
    timeout: environment.audit.timeoutSeconds,
    // Two audits at once would pay twice and alarm twice.
    reservedConcurrentExecutions: 1,
    tracingConfig: { mode: 'PassThrough' },
    deadLetterConfig: { targetArn: lettersArn },
    environment: { variables: variables(environment, sources, topicArn) },
    // Its role may not make the group, so that the log of a call before it would be lost.
    dependsOn: [logs],
  });
  accept(lambda, 'CKV_AWS_117', 'it calls AWS services only, and opens nothing to a network');
  accept(lambda, 'CKV_AWS_173', 'its variables are names of resources, no secret');
  accept(lambda, 'CKV_AWS_272', 'the deploy role is the only one that may change the code');
  return lambda;
}

function logGroup(
  scope: Construct,
  { retention }: Environment,
  functionName: string,
  keyArn: string | null,
): CloudwatchLogGroup {
  const logs = new CloudwatchLogGroup(scope, 'logs', {
    name: `/aws/lambda/${functionName}`,
    retentionInDays: retention.logs,
    ...(keyArn === null ? {} : { kmsKeyId: keyArn }),
  });
  if (keyArn === null) accept(logs, 'CKV_AWS_158', 'CloudWatch encrypts them; they hold counts, no data');
  if (retention.logs < 365)
    accept(
      logs,
      'CKV_AWS_338',
      'the reports are the record, and stay; logs of this environment are for debugging',
    );
  return logs;
}

/** What `audit-function/configuration.ts` reads, and what the Athena engine will: database, workgroup and cut-off. */
function variables(environment: Environment, { tables }: LakeSources, topicArn: string) {
  const { audit, buckets, prefixes } = environment;
  return {
    LAKE_ENVIRONMENT: environment.name,
    LAKE_POLICY: environment.policy,
    LAKE_DATABASE: environment.database,
    LAKE_WORKGROUP: auditorsWorkgroup(environment),
    LAKE_TABLES: tables.map(({ contract }) => contract.table).join(','),
    LAKE_REPORTS: `s3://${buckets.results}/${prefixes.reports}`,
    LAKE_TOPIC: topicArn,
    LAKE_NAMESPACE: metricNamespace,
    LAKE_MAX_BYTES: String(audit.maxBytes),
  };
}
