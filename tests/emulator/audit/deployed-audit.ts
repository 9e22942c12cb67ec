/** The audit of the synthesised emulator stack, made on MiniStack as terraform would make it. */
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { noAccount } from '../../../stacks/environment/environment';
import { AuditFunction } from './audit-function';
import { fedBy, makeQueue } from './queue';
import { filled, type Resource, type SynthesisedEmulator, type Values } from './synthesised-emulator';
import { type Send, unsignedRequests } from './unsigned-requests';

export const region = 'us-east-1';
/** Its access key is its account: the root user of MiniStack. */
export const credentials = { accessKeyId: noAccount, secretAccessKey: 'test' };

export interface DeployedAudit {
  readonly send: Send;
  readonly bucket: string;
  readonly audit: AuditFunction;
  readonly schedule: Values;
  readonly alarms: readonly Values[];
  /** Address of the queue that hears the topic, in place of the owner's e-mail. */
  readonly told: string;
  /** Address of the queue of lost calls. */
  readonly deadLetters: string;
}

export async function deployAudit(stack: SynthesisedEmulator, endpoint: string): Promise<DeployedAudit> {
  const client = { endpoint, region, credentials };
  const send = unsignedRequests(endpoint, noAccount, region);
  const known = new Map<string, string>();

  const bucket = String(stack.one('aws_s3_bucket', '/results/').values.bucket);
  await new S3Client({ ...client, forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: bucket }));

  const letters = stack.one('aws_sqs_queue');
  const deadLetters = await makeQueue(send, String(letters.values.name));
  known.set(`${letters.address}.arn`, arnOfQueue(deadLetters));

  const sns = new SNSClient(client);
  const topic = stack.one('aws_sns_topic');
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: String(topic.values.name) }));
  known.set(`${topic.address}.arn`, TopicArn);
  const told = await makeQueue(send, 'told', { Policy: JSON.stringify(fedBy(TopicArn)) });
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: arnOfQueue(told) }));

  const iam = new IAMClient(client);
  for (const path of ['/audit/audit-role/', '/audit/scheduler-role/']) {
    const role = stack.one('aws_iam_role', path);
    known.set(`${role.address}.arn`, await makeRole(iam, role, stack.one('aws_iam_role_policy', path)));
  }

  const audit = new AuditFunction(stack, known, send);
  known.set(`${audit.address}.arn`, await audit.make(audit.name));
  return {
    send,
    bucket,
    audit,
    schedule: filled(stack.one('aws_scheduler_schedule'), known),
    alarms: stack.all('aws_cloudwatch_metric_alarm').map((alarm) => filled(alarm, known)),
    told,
    deadLetters,
  };
}

function arnOfQueue(url: string): string {
  return `arn:aws:sqs:${region}:${noAccount}:${url.split('/').at(-1)}`;
}

async function makeRole(iam: IAMClient, { values }: Resource, policy: Resource): Promise<string> {
  const RoleName = String(values.name);
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: String(values.assume_role_policy) }),
  );
  const PolicyDocument = String(policy.values.policy).replace(unknownCondition, '');
  await iam.send(
    new PutRolePolicyCommand({ RoleName, PolicyName: String(policy.values.name), PolicyDocument }),
  );
  return Role?.Arn ?? '';
}

/**
 * MiniStack 1.5.33 knows no cloudwatch:namespace, so that it would deny PutMetricData under every namespace. That the
 * condition holds for the audit's own is shown in `iam/`.
 */
const unknownCondition = /,"Condition":[{]"StringEquals":[{]"cloudwatch:namespace":"[^"]+"[}][}]/;
