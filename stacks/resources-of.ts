/** What CDKTF does not do: a dependency on a construct says nothing to Terraform, one on each of its resources does. */
import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

export function resourcesOf(construct: Construct): TerraformResource[] {
  return construct.node.findAll().filter(TerraformResource.isTerraformResource);
}
