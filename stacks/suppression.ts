/**
 * Findings of checkov that are accepted, each stated beside its resource with the reason.
 * `hcl-for-linters.ts` writes them where checkov reads them.
 */
import type { TerraformDataSource, TerraformResource } from 'cdktf';

export interface Suppression {
  /** Type and name in Terraform, e.g. `aws_s3_bucket.lake_1234`. */
  readonly resource: string;
  readonly check: string;
  readonly reason: string;
}

const key = 'checkov:skip';

/** What checkov looks at. */
export type Checked = TerraformResource | TerraformDataSource;

/** @param check e.g. CKV_AWS_117 */
export function accept(resource: Checked, check: string, reason: string): void {
  resource.node.addMetadata(key, {
    resource: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
    check,
    reason,
  });
}

export function suppressionsOf(resource: Checked): readonly Suppression[] {
  return resource.node.metadata.filter(({ type }) => type === key).map(({ data }) => data);
}
