/** ODCS text for tests, with a mark where a problem is expected. */
import type { TextFile } from '../../../harness/contract/yaml-source';

/** Stands right before the place that a problem must name. */
const mark = '▶';

export interface Parts {
  readonly file?: string;
  readonly apiVersion?: string;
  /** Lines at the top level. */
  readonly top?: string;
  readonly name?: string;
  /** Lines of the list `properties`; default one column `id` of type bigint. */
  readonly columns?: string;
  /** Lines of the schema object. */
  readonly table?: string;
}

/** A contract of one table, `orders` unless named. */
export function odcs(parts: Parts = {}): TextFile {
  const { name = 'orders', apiVersion = 'v3.2.0' } = parts;
  const text = [
    `apiVersion: ${apiVersion}`,
    'kind: DataContract',
    `id: ${name.replace(mark, '')}`,
    'version: 1.0.0',
    ...indented(0, parts.top),
    'schema:',
    `  - name: ${name}`,
    '    properties:',
    ...indented(6, parts.columns ?? '- {name: id, logicalType: integer, physicalType: bigint}'),
    ...indented(4, parts.table),
    '',
  ].join('\n');
  return { file: parts.file ?? `${name.replace(mark, '')}.yaml`, text };
}

/** Custom properties as lines of a schema object, one JSON value each. */
export function custom(properties: Readonly<Record<string, unknown>>): string {
  const items = Object.entries(properties).map(
    ([property, value]) => `  - ${JSON.stringify({ property, value })}`,
  );
  return ['customProperties:', ...items].join('\n');
}

/** The files without their mark, and where it stood: `orders.yaml:9:7`. */
export function unmarked(files: readonly TextFile[]): {
  readonly files: readonly TextFile[];
  readonly place: string;
} {
  const marked = files.filter(({ text }) => text.includes(mark));
  const [only] = marked;
  if (only === undefined || marked.length > 1) throw new Error('a test marks exactly one place');
  const before = only.text.slice(0, only.text.indexOf(mark)).split('\n');
  return {
    files: files.map(({ file, text }) => ({ file, text: text.replace(mark, '') })),
    place: `${only.file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`,
  };
}

function indented(by: number, lines: string | undefined): readonly string[] {
  return (lines ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ' '.repeat(by) + line);
}
