/** A queue of the emulator, which hears a topic or keeps lost calls. */
import { type Send, sqs } from './unsigned-requests';

/** @returns its address */
export async function makeQueue(
  send: Send,
  QueueName: string,
  Attributes: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { json } = await send(sqs('CreateQueue', { QueueName, Attributes }));
  return (json as { readonly QueueUrl: string }).QueueUrl;
}

/** The texts of all messages, which are gone then. */
export async function received(send: Send, QueueUrl: string): Promise<readonly string[]> {
  const { json } = await send(sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 }));
  const { Messages = [] } = json as { readonly Messages?: readonly Message[] };
  for (const { ReceiptHandle } of Messages) await send(sqs('DeleteMessage', { QueueUrl, ReceiptHandle }));
  return Messages.map(({ Body }) => Body);
}

interface Message {
  readonly Body: string;
  readonly ReceiptHandle: string;
}

/** A queue hears a topic only where its own policy says so. */
export function fedBy(topicArn: string): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
      },
    ],
  };
}
