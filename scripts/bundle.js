/** Bundles the audit function and the programs of a synth with esbuild, and compiles the contracts' checks. */
const { buildSync } = require('esbuild');
const { execFileSync } = require('node:child_process');

const common = { bundle: true, platform: 'node', logLevel: 'warning' };

// Lambda has Node 22; the AWS SDK is bundled, so that what runs is what was tested.
buildSync({
  ...common,
  entryPoints: ['stacks/audit-function/handler.ts'],
  outfile: 'dist/audit-function/index.js',
  target: 'node22',
  minify: true,
  legalComments: 'none',
});

// What runs here lies beside its packages, so they stay outside.
for (const program of ['stacks/main', 'scripts/compile-checks'])
  buildSync({
    ...common,
    entryPoints: [`${program}.ts`],
    outfile: `dist/${program}.js`,
    target: 'node20',
    packages: 'external',
  });
execFileSync(process.execPath, ['dist/scripts/compile-checks.js'], { stdio: 'inherit' });
