/** Conditions on the tag `Environment`, which every resource gets: it decides where ids are not known before. */
import type { Environment } from '../environment/environment';
import type { Condition } from './policy';

/** What is asked for gets the tag. */
export function requested({ name }: Environment) {
  return { StringEquals: { 'aws:RequestTag/Environment': name } } satisfies Condition;
}

/** What is touched has the tag. */
export function tagged({ name }: Environment) {
  return { StringEquals: { 'aws:ResourceTag/Environment': name } } satisfies Condition;
}

/** What is touched has no such tag yet: a tagged one is somebody's. */
export const untagged = { Null: { 'aws:ResourceTag/Environment': 'true' } } satisfies Condition;
