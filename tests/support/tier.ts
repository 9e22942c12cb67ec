/** A tier is what some tests need beyond npm's packages; one that is not set up is skipped by name. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const repository = resolve(__dirname, '../..');

/**
 * `describe` where the tier is set up; else one skipped test whose name says why.
 * @param files what its set-up makes, below the repository
 * @throws Error where LAKE_REQUIRE names the tier and it is not set up
 */
export function describeOnTier(tier: string, files: readonly string[]) {
  const missing = missingTier(tier, files);
  return (name: string, body: () => void): void => {
    if (missing === null) describe(name, body);
    else test.skip(`${name}: ${missing}`, () => undefined);
  };
}

function missingTier(tier: string, files: readonly string[]): string | null {
  if (files.every((file) => existsSync(resolve(repository, file)))) return null;
  const reason = `the tier ${tier} is not set up: npm run setup:${tier}`;
  if ((process.env.LAKE_REQUIRE ?? '').split(',').includes(tier))
    throw new Error(`LAKE_REQUIRE names a tier that cannot run: ${reason}`);
  return reason;
}
