/** Bundles the stacks' program and the audit function with esbuild, in well under a second. */
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

buildSync({
  ...common,
  entryPoints: ['stacks/main.ts'],
  outfile: 'dist/stacks/main.js',
  target: 'node20',
  packages: 'external',
});

buildSync({
  ...common,
  entryPoints: ['scripts/compile-checks.ts'],
  outfile: 'dist/scripts/compile-checks.js',
  target: 'node20',
  packages: 'external',
});
execFileSync(process.execPath, ['dist/scripts/compile-checks.js'], { stdio: 'inherit' });
