/** The landing reader. */
export { findLandingFiles } from './find-landing-files';
export type { LandingReport, Reject } from './landing-report';
export { readLanding } from './read-landing';
