/** The AWS provider of a stack: one account and region, or an emulator. */
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import type { Environment } from './environment/environment';

/**
 * Tags every resource, so that none can be forgotten.
 * @param environmentName value of the tag `Environment`
 */
export function provider(
  stack: TerraformStack,
  { account, region, endpoints }: Pick<Environment, 'account' | 'region' | 'endpoints'>,
  environmentName: string,
): void {
  new AwsProvider(stack, 'aws', {
    region,
    // A stack for one account is never applied to another.
    ...(endpoints === null ? { allowedAccountIds: [account] } : emulated(endpoints)),
    defaultTags: [{ tags: { Project: 'lakehouse', Environment: environmentName, ManagedBy: 'terraform' } }],
  });
}

/** The account id is asked for: s3control, which reads the tags of buckets, has it in its address. */
function emulated(endpoints: Readonly<Record<string, string>>) {
  return {
    accessKey: 'test',
    secretKey: 'test',
    skipCredentialsValidation: true,
    skipMetadataApiCheck: 'true',
    s3UsePathStyle: true,
    endpoints: [{ ...endpoints }],
  };
}
