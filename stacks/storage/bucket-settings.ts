/** What every bucket is before anything is written into it: versioned, owned by its account, encrypted, private. */
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** @param keyArn null: a key of S3's */
export function bucketSettings(
  scope: Construct,
  bucket: string,
  keyArn: string | null,
): readonly TerraformResource[] {
  return [
    new S3BucketVersioningA(scope, 'versioning', { bucket, versioningConfiguration: { status: 'Enabled' } }),
    new S3BucketOwnershipControls(scope, 'ownership', {
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    }),
    new S3BucketServerSideEncryptionConfigurationA(scope, 'encryption', {
      bucket,
      rule: [encryption(keyArn)],
    }),
    new S3BucketPublicAccessBlock(scope, 'privacy', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    }),
  ];
}

/**
 * S3 blocks keys of the caller (SSE-C) on each new bucket; unsaid, every plan would take that back:
 * https://github.com/cloudposse/terraform-aws-cloudfront-s3-cdn/pull/379
 */
function encryption(keyArn: string | null) {
  const blockedEncryptionTypes = ['SSE-C'];
  return keyArn === null
    ? { blockedEncryptionTypes, applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
    : {
        blockedEncryptionTypes,
        applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
        bucketKeyEnabled: true,
      };
}
