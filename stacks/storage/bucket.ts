/** A bucket as every bucket here is: versioned, encrypted, private, over TLS only, owned by its account. */
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { Construct } from 'constructs';
import { bucketArn, objectsArn } from '../rights/arns';
import { policyJson, type Statement } from '../rights/policy';
import { accept } from '../suppression';
import { bucketSettings } from './bucket-settings';

export interface BucketConfig {
  readonly name: string;
  readonly protect: boolean;
  /** ARN of a key; null: a key of S3's. */
  readonly keyArn: string | null;
  /** Gets the access logs, or why there are none. */
  readonly logs: Bucket | { readonly without: string };
  readonly rules: readonly S3BucketLifecycleConfigurationRule[];
  /** Besides the refusal of plain HTTP. */
  readonly statements?: readonly Statement[];
}

export class Bucket extends Construct {
  readonly bucket: S3Bucket;
  /** The last of its settings: who writes into the bucket waits for it. */
  readonly ready: S3BucketPolicy;

  constructor(scope: Construct, id: string, config: BucketConfig) {
    super(scope, id);
    const { name, protect, keyArn, logs } = config;
    this.bucket = new S3Bucket(this, 'bucket', {
      bucket: name,
      forceDestroy: !protect,
      lifecycle: { preventDestroy: protect },
    });
    const bucket = this.bucket.id;
    this.ready = new S3BucketPolicy(this, 'policy', {
      bucket,
      policy: policyJson([tlsOnly(name), ...(config.statements ?? [])]),
      // S3 refuses two changes of a bucket's access at once.
      dependsOn: [...bucketSettings(this, bucket, keyArn)],
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket,
      rule: [...config.rules],
      // A rule may speak of old versions, which there are once versioning is on.
      dependsOn: [this.ready],
    });
    if (logs instanceof Bucket)
      new S3BucketLoggingA(this, 'logging', {
        bucket,
        targetBucket: logs.bucket.id,
        targetPrefix: `${id}/`,
        dependsOn: [logs.ready],
      });
    this.accept(keyArn, logs);
  }

  private accept(keyArn: string | null, logs: BucketConfig['logs']): void {
    accept(
      this.bucket,
      'CKV_AWS_144',
      'one region; the lake is rebuilt from landing files that their sources keep',
    );
    accept(
      this.bucket,
      'CKV2_AWS_62',
      'nothing reacts to single objects; the workflow and the audit have schedules',
    );
    if (keyArn === null)
      accept(
        this.bucket,
        'CKV_AWS_145',
        'encrypted with the key of S3; an own key is a choice of the environment',
      );
    if (!(logs instanceof Bucket)) accept(this.bucket, 'CKV_AWS_18', logs.without);
  }
}

function tlsOnly(name: string): Statement {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: ['s3:*'],
    Resource: [bucketArn(name), objectsArn(name)],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
