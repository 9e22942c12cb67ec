/**
 * The order in which Terraform makes resources, where no reference says it: most of ours name each other by names that
 * are known beforehand. (`node.addDependency` orders stacks only: https://github.com/hashicorp/terraform-cdk/issues/785)
 */
import { TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';

/** Each of `later` waits until all of `earlier` are made, and goes before them when they are destroyed. */
export function after(
  later: readonly TerraformResource[],
  ...earlier: readonly (TerraformResource | readonly TerraformResource[])[]
): void {
  const addresses = earlier.flat().map((each) => `${each.terraformResourceType}.${each.friendlyUniqueId}`);
  for (const resource of later)
    resource.dependsOn = [...new Set([...(resource.dependsOn ?? []), ...addresses])];
}

/** The resources below a construct that are of one of these classes; without classes: all. */
export function below(
  construct: IConstruct,
  ...classes: readonly (abstract new (
    ...parts: never[]
  ) => TerraformResource)[]
): readonly TerraformResource[] {
  return construct.node
    .findAll()
    .filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node))
    .filter((resource) => classes.length === 0 || classes.some((each) => resource instanceof each));
}
