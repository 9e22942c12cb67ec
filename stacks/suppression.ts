/**
 * Findings of checkov that are accepted, each stated beside its resource with the reason. checkov reads them as comments
 * in HCL, which CDKTF cannot write; `withSuppressions` adds them to the synthesised text.
 */
import type { TerraformResource } from 'cdktf';

export interface Suppression {
  /** Type and name in Terraform, e.g. `aws_s3_bucket.lake_1234`. */
  readonly resource: string;
  readonly check: string;
  readonly reason: string;
}

const key = 'checkov:skip';

/** @param check e.g. CKV_AWS_117 */
export function accept(resource: TerraformResource, check: string, reason: string): void {
  resource.node.addMetadata(key, {
    resource: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
    check,
    reason,
  });
}

export function suppressionsOf(resource: TerraformResource): readonly Suppression[] {
  return resource.node.metadata.filter(({ type }) => type === key).map(({ data }) => data);
}

/** The HCL with a comment in each resource that has an accepted finding. */
export function withSuppressions(hcl: string, suppressions: readonly Suppression[]): string {
  return quotedKeys(hcl).replace(/^resource "([^"]+)" "([^"]+)" \{$/gm, (line, type: string, name: string) =>
    [
      line,
      ...suppressions
        .filter(({ resource }) => resource === `${type}.${name}`)
        .map(({ check, reason }) => `  #checkov:skip=${check}:${reason}`),
    ].join('\n'),
  );
}

/** CDKTF 0.21 writes keys of a map bare, so that those of a job's arguments (`--sql`) are no HCL. */
function quotedKeys(hcl: string): string {
  return hcl.replace(/^(--[A-Za-z_-]+) = /gm, '"$1" = ');
}
