/** The buckets: the lake, Athena's results with the audit's reports, and the access logs of both. */
import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { Construct } from 'constructs';
import type { Environment } from './environment/environment';
import { Bucket } from './storage/bucket';
import { logDelivery } from './storage/log-delivery';

export class Storage extends Construct {
  readonly lake: Bucket;
  readonly results: Bucket;
  readonly logs: Bucket;

  constructor(scope: Construct, environment: Environment, keyArn: string | null) {
    super(scope, 'storage');
    const { buckets, prefixes, protect, retention } = environment;
    this.logs = new Bucket(this, 'logs', {
      name: buckets.logs,
      protect,
      // S3 delivers access logs into buckets with its own key only.
      keyArn: null,
      logs: { without: 'this is the bucket of the access logs' },
      rules: [...housekeeping(environment), expiry('logs', '', retention.logs)],
      statements: logDelivery(environment),
    });
    const { logs } = this;
    this.lake = new Bucket(this, 'lake', {
      name: buckets.lake,
      protect,
      keyArn,
      logs,
      rules: [...housekeeping(environment), expiry('temporary', prefixes.temporary, retention.results)],
    });
    this.results = new Bucket(this, 'results', {
      name: buckets.results,
      protect,
      keyArn,
      logs,
      // Reports stay: they are the proof of what was audited.
      rules: [
        ...housekeeping(environment),
        expiry('auditors', prefixes.auditors, retention.results),
        expiry('scientists', prefixes.scientists, retention.results),
      ],
    });
  }
}

function housekeeping({ retention }: Environment): readonly S3BucketLifecycleConfigurationRule[] {
  const everything = { status: 'Enabled', filter: [{ prefix: '' }] };
  return [
    {
      ...everything,
      id: 'old-versions',
      noncurrentVersionExpiration: [{ noncurrentDays: retention.oldVersions }],
      expiration: [{ expiredObjectDeleteMarker: true }],
    },
    {
      ...everything,
      id: 'incomplete-uploads',
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: retention.incompleteUploads }],
    },
  ];
}

function expiry(id: string, prefix: string, days: number): S3BucketLifecycleConfigurationRule {
  return { id: `expire-${id}`, status: 'Enabled', filter: [{ prefix }], expiration: [{ days }] };
}
