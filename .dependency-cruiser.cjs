/** Imports go one way; see ARCHITECTURE.md. Each layer may import itself and the layers before it. */
const layers = ['contract', 'plan', 'engines', 'verdict', '(build|report|mutate|generate)', 'cli'];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...layers.slice(0, -1).map((layer, index) => ({
      name: `${layer.replace(/\W/g, '-')}-imports-nothing-above-it`,
      severity: 'error',
      from: { path: `^harness/${layer}/` },
      to: { path: `^harness/(${layers.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'what-all-may-import-imports-nothing',
      severity: 'error',
      from: { path: '^harness/(errors|system-errors|package-version)[.]ts$' },
      to: { path: '^harness/' },
    },
    {
      name: 'nothing-imports-stacks',
      severity: 'error',
      from: { pathNot: '^stacks/' },
      to: { path: '^stacks/' },
    },
    {
      name: 'stacks-import-the-contract-only',
      severity: 'error',
      from: { path: '^stacks/' },
      to: { path: '^harness/', pathNot: '^harness/(contract/|errors[.]ts|system-errors[.]ts)' },
    },
    {
      name: 'cdktf-stays-in-stacks',
      severity: 'error',
      from: { pathNot: '^stacks/' },
      to: { path: 'node_modules/(cdktf|@cdktf|constructs)/' },
    },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsConfig: { fileName: 'tsconfig.json' } },
};
