const project = (name) => ({
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  testEnvironment: 'node',
});

/** @type {import('jest').Config} */
module.exports = {
  projects: ['unit', 'contract', 'integration', 'stacks', 'emulator', 'spark'].map(project),
  reporters: ['default', '<rootDir>/tests/support/closing-line.js'],
  testTimeout: 60_000,
};
