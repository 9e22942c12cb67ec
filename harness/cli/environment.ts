/** What `LAKE_*` variables mean before commander reads them: it takes any value, also `0`, for a switch turned on. */
import { errors } from '../errors';

/** Options without a value. */
const switches = ['LAKE_JSON', 'LAKE_QUIET', 'LAKE_DEBUG', 'LAKE_CHECK'];

const on = ['1', 'true', 'yes', 'on'];
const off = ['0', 'false', 'no', 'off'];

/**
 * Removes `LAKE_*` variables that say nothing (empty) or turn a switch off.
 * @throws LAKE-001 for a switch that is neither on nor off
 */
export function forgetUnset(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(env).filter((each) => each.startsWith('LAKE_'))) {
    const value = (env[name] ?? '').trim().toLowerCase();
    if (value === '' || (switches.includes(name) && off.includes(value))) delete env[name];
    else if (switches.includes(name) && !on.includes(value))
      throw errors.usage(`${name} is "${env[name]}"; it may be 1 or 0.`);
  }
}

/** Whether a switch is on in the call, also in one that could not be read to its end. */
export function isOn(name: 'json' | 'debug', argv: readonly string[], env: NodeJS.ProcessEnv): boolean {
  return (
    argv.includes(`--${name}`) || on.includes((env[`LAKE_${name.toUpperCase()}`] ?? '').trim().toLowerCase())
  );
}
