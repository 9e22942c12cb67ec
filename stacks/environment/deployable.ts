/** What only a person can say of an environment. Without it a stack can be looked at, and not deployed. Pure. */
import { type Environment, isOnAws, noAccount, noOwner, noRepository } from './environment';

/** What is still a placeholder, in words; nothing for an emulator. */
export function missing(environment: Environment): readonly string[] {
  const { account, ownerEmail, repository } = environment;
  if (!isOnAws(environment)) return [];
  return [
    ...(account === noAccount ? ['account'] : []),
    ...(ownerEmail === noOwner ? ['owner email'] : []),
    ...(repository === noRepository ? ['repository'] : []),
  ];
}
