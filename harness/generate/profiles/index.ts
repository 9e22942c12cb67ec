/** The profiles by name: the only folder of the harness that knows tables of a lake by name. */
import { errors } from '../../errors';
import type { Profile } from '../profile';
import { fulfilmentDefect } from './fulfilment-defect';
import { udacity2023 } from './udacity-2023';

const known: readonly Profile[] = [udacity2023, fulfilmentDefect];

/** Names that `generate` takes. */
export const profiles: readonly string[] = known.map((profile) => profile.name);

/** @throws LAKE-006 */
export function profileNamed(name: string): Profile {
  const profile = known.find((one) => one.name === name);
  if (profile === undefined) throw errors.unknownProfile(name, profiles);
  return profile;
}
