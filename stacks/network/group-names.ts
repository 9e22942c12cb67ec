/** Names of security groups: the network gives them, and the rights of a deploy tell groups apart by them. */
import type { Environment } from '../environment/environment';

/** The group that jobs in private subnets share with their endpoints. */
export const jobsGroup = ({ prefix }: Environment): string => `${prefix}-jobs`;

/** The default group of our own VPC, which is closed. */
export const closedGroup = ({ prefix }: Environment): string => `${prefix}-default-closed`;
