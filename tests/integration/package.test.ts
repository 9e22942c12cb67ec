import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'lake-package-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Installs the packed package and, from this checkout's node_modules, what it depends on: with an empty cache and
 * offline, so that nothing can be downloaded and nothing undeclared is found.
 */
function installPackage(): void {
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  const dependencies = npm(['ls', '--omit=dev', '--all', '--parseable'], root).trim().split('\n').slice(1);
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty-folder", "private": true }');
  npm(
    [
      'install',
      '--offline',
      '--install-links',
      '--ignore-scripts',
      '--cache',
      join(folder, '.npm'),
      join(folder, tarball),
      ...dependencies,
    ],
    folder,
  );
}

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

function lake(...args: readonly string[]): string {
  return execFileSync('npx', ['--no-install', 'lake', ...args], { cwd: folder, encoding: 'utf8' });
}

function megabytes(path: string): number {
  const sizes = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) =>
    lstatSync(join(path, name)),
  );
  return sizes.reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0) / 1e6;
}

const contract = `
apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: id
        logicalType: integer
        physicalType: bigint
        required: true
        unique: true
      - name: state
        logicalType: string
        physicalType: string
        classification: public
        enum:
          - value: open
          - value: paid
`;

describe('the packed package in an empty folder', () => {
  beforeAll(installPackage, 120_000);

  test('does not depend on CDKTF and stays under 150 MB', () => {
    const installed = readdirSync(join(folder, 'node_modules'));
    expect(installed).not.toContain('cdktf');
    expect(installed).not.toContain('@cdktf');
    expect(megabytes(join(folder, 'node_modules'))).toBeLessThan(150);
  });

  test('`npx lake --version` prints the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(lake('--version').trim()).toBe(version);
  });

  test('`npx lake audit` checks data of that folder against contracts of that folder', () => {
    mkdirSync(join(folder, 'contracts'));
    mkdirSync(join(folder, 'tables'));
    writeFileSync(join(folder, 'contracts/orders.yaml'), contract);
    writeFileSync(join(folder, 'tables/orders.json'), '{"id":1,"state":"open"}\n{"id":2,"state":"paid"}\n');
    const report = JSON.parse(lake('audit', '--contracts', 'contracts', '--source', 'tables', '--json'));
    expect(report.tables).toMatchObject([{ table: 'orders', rows: 2 }]);
    expect(report.verdicts.length).toBeGreaterThan(3);
    expect(report.verdicts.every((verdict: { status: string }) => verdict.status === 'passed')).toBe(true);
  });
});
