/** What one environment is: every name, limit and choice that differs between dev, prod and emulator. */

export interface Environment {
  readonly name: string;
  /** Name of lake.yaml. */
  readonly lake: string;
  /** 12 digits; `noAccount` until somebody names one. */
  readonly account: string;
  readonly region: string;
  /** Gets the alarms and the violations. */
  readonly ownerEmail: string;
  /** A policy of lake.yaml. Both policies name the same folders, so an environment builds one of them. */
  readonly policy: string;
  /** Begins the name of everything that the stack makes, e.g. `stedi-dev`. */
  readonly prefix: string;
  /** Glue database, e.g. `stedi_dev`. */
  readonly database: string;
  readonly buckets: Buckets;
  readonly prefixes: Prefixes;
  /** Whether Terraform refuses to destroy buckets, and whether they are emptied when it may. */
  readonly protect: boolean;
  /** Whether the buckets, topic and queue are encrypted with a key of our own (about 1 USD a month). */
  readonly ownKey: boolean;
  readonly retention: Retention;
  readonly network: Network;
  readonly jobs: Jobs;
  readonly iceberg: Iceberg;
  readonly athena: Athena;
  readonly audit: Audit;
  /** Accounts whose principals may assume the data scientist's role. */
  readonly scientistAccounts: readonly string[];
  /** GitHub repository that deploys: `owner/name`, or `owner@number/name@number` where its tokens say so. */
  readonly repository: string;
  /** Service to URL, where an emulator answers; null on AWS. */
  readonly endpoints: Readonly<Record<string, string>> | null;
}

export interface Buckets {
  readonly lake: string;
  /** Athena's results and the audit's reports. */
  readonly results: string;
  /** Access logs of both. */
  readonly logs: string;
  /** Terraform's state; made by the bootstrap stack, once an account. */
  readonly state: string;
}

/** Folders, each with `/` at the end. Those of the tables stand in the contracts. */
export interface Prefixes {
  /** In the lake bucket: what the jobs run. */
  readonly code: string;
  /** In the lake bucket: what Spark spills. */
  readonly temporary: string;
  /** In the results bucket. */
  readonly reports: string;
  readonly auditors: string;
  readonly scientists: string;
}

/** Days. */
export interface Retention {
  readonly results: number;
  readonly oldVersions: number;
  readonly incompleteUploads: number;
  readonly logs: number;
}

export interface Network {
  /** Whether the jobs run in private subnets (then with interface endpoints) or outside. */
  readonly jobs: 'outside' | 'private';
  readonly vpc: OwnVpc | GivenVpc;
}

export interface OwnVpc {
  readonly kind: 'own';
  /** A private /16 to /24. */
  readonly cidr: string;
}

/**
 * A VPC that somebody else made, for this lake alone. The S3 gateway endpoint's policy holds for all traffic of its route
 * tables: nothing else behind them reaches a bucket that is not this environment's. With private jobs the interface
 * endpoints take the private DNS names of their services for the whole VPC, so that all its calls go through them.
 */
export interface GivenVpc extends Vpc {
  readonly kind: 'given';
}

/** A VPC, made or given, as far as a stack needs it. */
export interface Vpc {
  readonly id: string;
  readonly routeTables: readonly string[];
  readonly subnets: readonly { readonly id: string; readonly zone: string }[];
}

export interface Jobs {
  readonly glueVersion: string;
  readonly workerType: string;
  /** At least 2: Glue's smallest Spark job. */
  readonly workers: number;
  readonly timeoutMinutes: number;
  readonly retries: number;
  /** Glue's `cron(..)`, UTC; null: on demand only. */
  readonly schedule: string | null;
}

export interface Iceberg {
  readonly formatVersion: number;
  readonly compression: string;
  readonly targetFileMegabytes: number;
  /** Snapshots that stay, so that a run can be undone. */
  readonly keepSnapshots: number;
}

/** Bytes that one statement may scan. */
export interface Athena {
  readonly auditorBytes: number;
  readonly scientistBytes: number;
}

export interface Audit {
  /** `rate(..)` or `cron(..)` of EventBridge Scheduler. */
  readonly schedule: string;
  readonly timezone: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** Bytes that one whole audit may scan. */
  readonly maxBytes: number;
}

/** No AWS account has it; emulators answer with it. A stack for it can be looked at, and not deployed on AWS. */
export const noAccount = '000000000000';
/** Not reachable (RFC 2606). */
export const noOwner = 'owner@example.com';
/** No owner on GitHub has a dot in the name, so nobody can get the roles that trust it. */
export const noRepository = 'owner.invalid/name';

/** What only AWS has (its accounts, the bootstrap, a shared state) an emulator does without. */
export const isOnAws = ({ endpoints }: Pick<Environment, 'endpoints'>): boolean => endpoints === null;
