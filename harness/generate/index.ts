/** What the generator offers to others. */
export { type Generated, type GenerateOptions, generate } from './generate';
export { profiles } from './profiles';
