/** Who waits for whom in a synthesised stack, as Terraform itself finds it: by references and by depends_on. */
import type { Synthesised, Values } from './synthesised';

/** Addresses such as `aws_s3_bucket.storage_lake_bucket_1A2B3C4D`, each with those that it waits for directly. */
export type TerraformGraph = ReadonlyMap<string, readonly string[]>;

export function terraformGraph({ json }: Synthesised): TerraformGraph {
  return new Map(
    entries(json.resource).flatMap(([type, resources]) =>
      entries(resources).map(([name, values]) => [`${type}.${name}`, waitsFor(values as Values)] as const),
    ),
  );
}

/** Addresses that `address` waits for, at any distance. */
export function reached(graph: TerraformGraph, address: string): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (from: string): void => {
    for (const next of graph.get(from) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      walk(next);
    }
  };
  walk(address);
  return found;
}

function waitsFor({ depends_on = [], ...values }: Values): readonly string[] {
  const expressions = JSON.stringify(values).match(/\$\{[^}]*\}/g) ?? [];
  const referred = expressions.flatMap((text) => text.match(/(?<!data\.)\baws_\w+\.[\w-]+/g) ?? []);
  return [...new Set([...referred, ...(depends_on as readonly string[])])];
}

function entries(values: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries((values ?? {}) as Values);
}
