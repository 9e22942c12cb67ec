/**
 * A text in the lake bucket, named by its content, so that no run gets half of an older text and half of a newer one. An
 * apply uploads the new text, then lets the job name it, and deletes the old one last and for good: the provider deletes
 * every version. A run that the apply finds before it has read its texts, in its first minutes, fails and writes nothing;
 * the next run takes the new ones.
 */
import { createHash } from 'node:crypto';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { accept } from '../suppression';

export interface CodeObject {
  /** `s3://bucket/key` */
  readonly uri: string;
  /** What runs the text depends on it: without that, the old one would go before nothing names it any more. */
  readonly object: S3Object;
}

export function codeObject(
  scope: Construct,
  environment: Environment,
  name: string,
  text: string,
): CodeObject {
  const { buckets, prefixes, ownKey } = environment;
  const key = `${prefixes.code}${createHash('sha256').update(text).digest('hex').slice(0, 16)}/${name}`;
  const object = new S3Object(scope, name, {
    bucket: buckets.lake,
    key,
    contentBase64: Buffer.from(text).toString('base64'),
    lifecycle: { createBeforeDestroy: true },
  });
  if (!ownKey) accept(object, 'CKV_AWS_186', 'encrypted by the bucket; it holds code, no data');
  else accept(object, 'CKV_AWS_186', "the bucket's default encryption applies the environment's key");
  return { uri: `s3://${buckets.lake}/${key}`, object };
}
