/** A text in the lake bucket, named by its content: what runs never changes under a running job, and no upload is lost. */
import { createHash } from 'node:crypto';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { accept } from '../suppression';

/** @returns the object's `s3://` URI */
export function codeObject(scope: Construct, environment: Environment, name: string, text: string): string {
  const { buckets, prefixes, ownKey } = environment;
  const key = `${prefixes.code}${createHash('sha256').update(text).digest('hex').slice(0, 16)}/${name}`;
  const object = new S3Object(scope, name, {
    bucket: buckets.lake,
    key,
    contentBase64: Buffer.from(text).toString('base64'),
  });
  if (!ownKey) accept(object, 'CKV_AWS_186', 'encrypted by the bucket; it holds code, no data');
  else accept(object, 'CKV_AWS_186', "the bucket's default encryption applies the environment's key");
  return `s3://${buckets.lake}/${key}`;
}
