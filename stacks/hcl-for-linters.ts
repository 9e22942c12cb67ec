/** Linters read HCL (SYNTH_HCL_OUTPUT=true), which CDKTF 0.21 writes without comments and with faults of its own. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, TerraformDataSource, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { type Checked, type Suppression, suppressionsOf } from './suppression';

/** Mends what `app` synthesised where it is HCL; JSON stays as it is. */
export async function mendHcl(app: App): Promise<void> {
  for (const stack of app.node.children) {
    const file = join(app.outdir, 'stacks', stack.node.id, 'cdk.tf');
    const hcl = await readFile(file, 'utf8').catch(() => null);
    if (hcl === null) continue;
    const accepted = stack.node
      .findAll()
      .filter(isChecked)
      .flatMap((resource) => suppressionsOf(resource));
    await writeFile(file, withSuppressions(hcl, accepted));
  }
}

/** What an earlier synth wrote in the other format goes: Terraform reads both and refuses to find everything twice. */
export async function removeOtherFormat(app: App): Promise<void> {
  const other = app.hclOutput ? 'cdk.tf.json' : 'cdk.tf';
  for (const stack of app.node.children)
    await rm(join(app.outdir, 'stacks', stack.node.id, other), { force: true });
}

function isChecked(node: IConstruct): node is Checked {
  return TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node);
}

/** The HCL with a comment in each resource that has an accepted finding. */
export function withSuppressions(hcl: string, suppressions: readonly Suppression[]): string {
  const block = /^(?:resource|data) "([^"]+)" "([^"]+)" \{$/gm;
  return quotedKeys(hcl).replace(block, (line, type: string, name: string) =>
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
