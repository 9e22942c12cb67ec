/** What AWS accepts of an environment, so that a wrong one fails at synth and not half-way through an apply. Pure. */

import type { Environment } from './environment';
import { scheduleProblem } from './schedule';

/** What an environment is checked against: known from lake.yaml and the contracts. */
export interface Known {
  readonly policies: readonly string[];
  /** Folders of the tables in the lake bucket. */
  readonly tablePrefixes: readonly string[];
}

type Findings = readonly string[];

/** Every problem of one environment, each with its place, what was found and what is allowed. */
export function problemsOf(environment: Environment, known: Known): readonly string[] {
  const found = [
    ...identity(environment, known),
    ...names(environment),
    ...prefixes(environment, known),
    ...retention(environment),
    ...network(environment),
    ...jobs(environment),
    ...iceberg(environment),
    ...athena(environment),
    ...audit(environment),
    ...endpoints(environment),
  ];
  return found.map((problem) => `${environment.name}.${problem}`);
}

function identity(environment: Environment, { policies }: Known): Findings {
  const { account, region, ownerEmail, policy, repository, scientistAccounts } = environment;
  return [
    ...matching('account', account, accountId, '12 digits'),
    ...matching('region', region, /^[a-z]{2}(-[a-z]+)+-[0-9]$/, 'a region such as us-east-1'),
    ...matching('ownerEmail', ownerEmail, /^[^@\s]+@[^@\s]+[.][^@\s]+$/, 'an e-mail address'),
    ...oneOf('policy', policy, policies),
    ...matching('repository', repository, /^[A-Za-z0-9-]+[/][A-Za-z0-9._-]+$/, 'owner/name'),
    ...scientistAccounts.flatMap((each) => matching('scientistAccounts', each, accountId, '12 digits')),
  ];
}

function names({ prefix, database, buckets }: Environment): Findings {
  return [
    // The longest name made of it is a role's, `<prefix>-data-scientist`; IAM and Lambda allow 64 characters.
    ...matching('prefix', prefix, /^[a-z][a-z0-9-]{1,39}$/, 'a-z, 0-9 and -, at most 40 characters'),
    ...matching('database', database, /^[a-z0-9_]{1,128}$/, 'a-z, 0-9 and _'),
    ...Object.entries(buckets).flatMap(([key, name]) => bucketName(`buckets.${key}`, name)),
  ];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; no dots, which break TLS. */
function bucketName(path: string, name: string): Findings {
  const reserved = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3)$/;
  const allowed = '3 to 63 of a-z, 0-9 and -, no - at an end, no reserved beginning or end';
  return matching(path, reserved.test(name) ? '' : name, /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, allowed, name);
}

function prefixes({ prefixes: own }: Environment, { tablePrefixes }: Known): Findings {
  const lake = [own.code, own.temporary, ...tablePrefixes];
  const results = [own.reports, own.auditors, own.scientists];
  return [
    ...Object.entries(own).flatMap(([key, value]) =>
      matching(`prefixes.${key}`, value, /^([a-z0-9_-]+[/])+$/, 'folders with / at the end, such as code/'),
    ),
    ...[...overlaps(lake), ...overlaps(results)].map(
      ([inner, outer]) => `prefixes: "${inner}" lies in "${outer}"; allowed: folders apart from each other`,
    ),
  ];
}

function overlaps(folders: readonly string[]): readonly (readonly [string, string])[] {
  return folders.flatMap((inner, index) =>
    folders
      .filter(
        (outer, other) => other !== index && inner.startsWith(outer) && (inner !== outer || other < index),
      )
      .map((outer) => [inner, outer] as const),
  );
}

function retention({ retention: days }: Environment): Findings {
  return [
    ...whole('retention.results', days.results, 1, 3650),
    ...whole('retention.oldVersions', days.oldVersions, 1, 3650),
    ...whole('retention.incompleteUploads', days.incompleteUploads, 1, 90),
    ...oneOf('retention.logs', days.logs, [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731]),
  ];
}

function network({ network: { jobs, vpc } }: Environment): Findings {
  const place = oneOf('network.jobs', jobs, ['outside', 'private']);
  if (vpc.kind === 'own') {
    const privateRange = /^(10[.]\d+|172[.](1[6-9]|2\d|3[01])|192[.]168)[.]\d+[.]\d+[/](1[6-9]|2[0-4])$/;
    return [...place, ...matching('network.vpc.cidr', vpc.cidr, privateRange, 'a private /16 to /24')];
  }
  if (vpc.kind !== 'given')
    return [...place, `network.vpc.kind: found "${String(vpc)}"; allowed: own, given`];
  const without = (name: string) => [`network.vpc.${name}: found none; allowed: at least one`];
  return [
    ...place,
    ...matching('network.vpc.id', vpc.id, /^vpc-[0-9a-f]{8,17}$/, 'vpc- and its number'),
    ...(vpc.routeTables.length > 0 ? [] : without('routeTables')),
    ...(jobs !== 'private' || vpc.subnets.length > 0 ? [] : without('subnets')),
  ];
}

/** https://docs.aws.amazon.com/glue/latest/webapi/API_CreateJob.html; G.025X is for streams only. */
function jobs({ jobs: own }: Environment): Findings {
  const workers = ['G.1X', 'G.2X', 'G.4X', 'G.8X', 'G.12X', 'G.16X', 'R.1X', 'R.2X', 'R.4X', 'R.8X'];
  return [
    // Iceberg 1.10 and Spark 3.5.6 come with 5.1.
    ...oneOf('jobs.glueVersion', own.glueVersion, ['5.1']),
    ...oneOf('jobs.workerType', own.workerType, workers),
    ...whole('jobs.workers', own.workers, 2, 299),
    ...whole('jobs.timeoutMinutes', own.timeoutMinutes, 1, 7 * 24 * 60),
    ...whole('jobs.retries', own.retries, 0, 10),
    ...(own.schedule === null ? [] : scheduleProblem('jobs.schedule', own.schedule, ['cron'])),
  ];
}

/** https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg-creating-tables.html; keys of format 3 Athena cannot read. */
function iceberg({ iceberg: own }: Environment): Findings {
  return [
    ...oneOf('iceberg.formatVersion', own.formatVersion, [1, 2]),
    ...oneOf('iceberg.compression', own.compression, ['zstd', 'snappy', 'gzip']),
    ...whole('iceberg.targetFileMegabytes', own.targetFileMegabytes, 1, 2048),
    // With one snapshot nothing is left to return to.
    ...whole('iceberg.keepSnapshots', own.keepSnapshots, 2, 1000),
  ];
}

/** Athena bills at least 10 MB a statement and refuses a smaller cut-off. */
const leastBytes = 10_000_000;

function athena({ athena: { auditorBytes, scientistBytes } }: Environment): Findings {
  return [
    ...whole('athena.auditorBytes', auditorBytes, leastBytes, Number.MAX_SAFE_INTEGER),
    ...whole('athena.scientistBytes', scientistBytes, leastBytes, Number.MAX_SAFE_INTEGER),
  ];
}

function audit({ audit: own }: Environment): Findings {
  return [
    ...scheduleProblem('audit.schedule', own.schedule, ['cron', 'rate']),
    ...(isTimezone(own.timezone)
      ? []
      : [`audit.timezone: found "${own.timezone}"; allowed: a name such as Europe/Berlin`]),
    ...whole('audit.memoryMegabytes', own.memoryMegabytes, 128, 10_240),
    ...whole('audit.timeoutSeconds', own.timeoutSeconds, 1, 900),
    ...whole('audit.maxBytes', own.maxBytes, leastBytes, Number.MAX_SAFE_INTEGER),
  ];
}

function endpoints({ endpoints: urls }: Environment): Findings {
  return Object.entries(urls ?? {}).flatMap(([service, url]) =>
    matching(`endpoints.${service}`, url, /^https?:[/][/][^/\s]+$/, 'a URL such as http://127.0.0.1:4566'),
  );
}

const accountId = /^[0-9]{12}$/;

function matching(path: string, value: string, pattern: RegExp, allowed: string, shown = value): Findings {
  return pattern.test(value) ? [] : [`${path}: found "${shown}"; allowed: ${allowed}`];
}

function oneOf<T>(path: string, value: T, allowed: readonly T[]): Findings {
  return allowed.includes(value) ? [] : [`${path}: found "${String(value)}"; allowed: ${allowed.join(', ')}`];
}

function whole(path: string, value: number, min: number, max: number): Findings {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return [];
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
  return [`${path}: found ${value}; allowed: a whole number ${range}`];
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
