import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

const text = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('architecture', () => {
  test('imports go one way: contract <- plan <- engines <- verdict <- build, report, generate <- cli; stacks on contract alone', () => {
    const output = execFileSync(
      'npx',
      ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'harness', 'stacks'],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const { summary } = JSON.parse(output);
    expect(summary.totalCruised).toBeGreaterThan(40);
    expect(summary.violations).toEqual([]);
  });

  test('the harness knows no table of the lake by name, but for the profiles of generated data', () => {
    const tables = sourcesOfContracts();
    expect(tables).toContain('customer_landing');
    const offenders = sources('harness')
      .filter((file) => !file.startsWith(join('harness', 'generate', 'profiles')))
      .flatMap((file) =>
        tables.filter((table) => code(text(file)).includes(table)).map((table) => `${file}: ${table}`),
      );
    expect(offenders).toEqual([]);
  });

  test('every error code is documented in docs/errors.md, and nothing is documented that does not exist', () => {
    const raised = new Set(
      sources('harness').flatMap((file) =>
        [...code(text(file)).matchAll(/LAKE-\d{3}/g)].map((hit) => hit[0]),
      ),
    );
    const documented = [...text('docs/errors.md').matchAll(/^### (LAKE-\d{3})/gm)].map((hit) => hit[1]);
    expect(raised.size).toBeGreaterThan(20);
    expect([...raised].sort()).toEqual(documented.sort());
  });
});

function sourcesOfContracts(): string[] {
  const files = readdirSync(join(root, 'contracts'), { recursive: true, encoding: 'utf8' });
  const names = files
    .filter((file) => /^(landing|governed|rubric).*[.]yaml$/.test(file))
    .map((file) => file.replace(/^.*\/|[.]yaml$/g, ''));
  return [...new Set(names)];
}

/** Without comments, which may give an example. */
function code(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
