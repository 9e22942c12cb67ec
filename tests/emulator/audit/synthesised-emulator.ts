/** What `npm run synth` writes for the emulator, archives included: the compiled program runs in a process of its own. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Values = Readonly<Record<string, unknown>>;

/** The attributes of resources that exist, by what Terraform calls them, e.g. `aws_sns_topic.audit_topic.arn`. */
export type Known = ReadonlyMap<string, string>;

export interface Resource {
  /** E.g. `aws_sns_topic.audit_topic`. */
  readonly address: string;
  readonly values: Values;
}

export interface SynthesisedEmulator {
  all(type: string): readonly Resource[];
  /** The one resource of a type that stands below a path of constructs. */
  one(type: string, path?: string): Resource;
  asset(path: string): Buffer;
  remove(): void;
}

const root = resolve(__dirname, '../../..');
const program = join(root, 'dist/stacks/main.js');

/** @throws Error where the bundle is not made, or the program fails */
export function synthesiseEmulator(): SynthesisedEmulator {
  if (!existsSync(program)) throw new Error('dist/stacks/main.js is missing: npm run bundle');
  const out = mkdtempSync(join(tmpdir(), 'lake-synth-'));
  // Nobody's own settings.
  const own = Object.entries(process.env).filter(([name]) => !/^(LAKE|AWS)_/.test(name));
  const env = { ...Object.fromEntries(own), CDKTF_OUTDIR: out };
  execFileSync(process.execPath, [program, 'emulator'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const folder = join(out, 'stacks', 'lakehouse-emulator');
  const { resource } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as {
    readonly resource: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  };
  const all = (type: string): readonly Resource[] =>
    Object.entries(resource[type] ?? {}).map(([id, values]) => ({ address: `${type}.${id}`, values }));
  return {
    all,
    one(type, path = '') {
      const fitting = all(type).filter(({ values }) => pathOf(values).includes(path));
      const [found] = fitting;
      if (found === undefined || fitting.length > 1)
        throw new Error(`${fitting.length} of ${type} below ${path}`);
      return found;
    },
    asset: (path) => readFileSync(join(folder, path)),
    remove: () => rmSync(out, { recursive: true }),
  };
}

/**
 * The values with every reference replaced.
 * @throws Error for a reference to what does not exist yet
 */
export function filled({ values }: Resource, known: Known): Values {
  const text = JSON.stringify(values).replace(/[$][{]([^}]+)[}]/g, (_, reference: string) => {
    const value = known.get(reference);
    if (value === undefined) throw new Error(`${reference} does not exist yet`);
    return value;
  });
  return JSON.parse(text) as Values;
}

function pathOf(values: Values): string {
  const { metadata } = values['//'] as { readonly metadata: { readonly path: string } };
  return metadata.path;
}
