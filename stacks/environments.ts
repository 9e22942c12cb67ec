/** The table of environments. What is personal (account, e-mail) comes from outside: see `settings.ts`. */

import { type Environment, noAccount, noOwner } from './environment/environment';
import { isKeyed, type Overlaid, overlay } from './environment/overlay';
import { type Settings, settingsFile, variable } from './environment/settings';

type Base = Omit<Environment, 'name' | 'lake' | 'prefix' | 'database' | 'buckets'>;

const gibibyte = 1024 ** 3;

const dev: Base = {
  account: noAccount,
  ownerEmail: noOwner,
  region: 'us-east-1',
  policy: 'governed',
  prefixes: {
    code: 'code/',
    temporary: 'temporary/',
    reports: 'reports/',
    auditors: 'athena/auditors/',
    scientists: 'athena/scientists/',
  },
  protect: false,
  ownKey: false,
  retention: { results: 14, oldVersions: 7, incompleteUploads: 3, logs: 30 },
  network: { jobs: 'outside', vpc: { kind: 'own', cidr: '10.20.0.0/20' } },
  jobs: {
    glueVersion: '5.1',
    workerType: 'G.1X',
    workers: 2,
    timeoutMinutes: 20,
    retries: 0,
    schedule: null,
  },
  iceberg: { formatVersion: 2, compression: 'zstd', targetFileMegabytes: 128, keepSnapshots: 10 },
  athena: { auditorBytes: gibibyte, scientistBytes: gibibyte },
  audit: {
    schedule: 'cron(0 6 * * ? *)',
    timezone: 'UTC',
    memoryMegabytes: 512,
    timeoutSeconds: 300,
    maxBytes: gibibyte,
  },
  scientistAccounts: [],
  repository: 'stedi/lakehouse',
  endpoints: null,
};

const prod: Base = {
  ...dev,
  protect: true,
  ownKey: true,
  retention: { results: 14, oldVersions: 30, incompleteUploads: 7, logs: 365 },
  network: { jobs: 'private', vpc: { kind: 'own', cidr: '10.30.0.0/20' } },
  jobs: { ...dev.jobs, timeoutMinutes: 60, retries: 1, schedule: 'cron(0 3 * * ? *)' },
  athena: { auditorBytes: 10 * gibibyte, scientistBytes: 10 * gibibyte },
  audit: { ...dev.audit, maxBytes: 10 * gibibyte },
};

/**
 * LocalStack answers 501 for Glue and Athena, so AWS_ENDPOINT_URL_GLUE may point to another emulator. A name, not an
 * address: s3control, which settles the tags of buckets, calls 000000000000.localhost.
 */
const emulator: Base = { ...dev, endpoints: emulatorEndpoints('http://localhost:4566') };

const bases: Readonly<Record<string, Base>> = { dev, prod, emulator };

export const environmentNames: readonly string[] = Object.keys(bases);

/**
 * Every environment, with what `settings` say of it, and every setting that means nothing. The values themselves are
 * checked by `problemsOf`.
 * @param lake name of lake.yaml, which begins every name on AWS
 */
export function environments(lake: string, settings: Settings): Overlaid<readonly Environment[]> {
  const file = isKeyed(settings.file) ? settings.file : {};
  const strangers = Object.keys(file).filter((name) => !environmentNames.includes(name));
  const settled = Object.entries(bases).map(([name, base]) => settle(name, base, file[name] ?? {}, settings));
  return {
    value: settled.map(({ value }, index) => named(lake, environmentNames[index] ?? '', value)),
    problems: [
      ...strangers.map(
        (name) => `${settingsFile}: unknown environment "${name}"; allowed: ${environmentNames.join(', ')}`,
      ),
      ...settled.flatMap(({ problems }) => problems),
    ],
  };
}

/** Variables win over the file, the file over the table. */
function settle(name: string, base: Base, own: unknown, settings: Settings): Overlaid<Base> {
  const { value, problems } = overlay(base, own, `${settingsFile}: ${name}`);
  return {
    value: {
      ...value,
      account: variable(settings, name, 'ACCOUNT') ?? value.account,
      ownerEmail: variable(settings, name, 'OWNER_EMAIL') ?? value.ownerEmail,
      endpoints: value.endpoints === null ? null : answered(value.endpoints, settings),
    },
    problems,
  };
}

/** As the AWS SDK has it: AWS_ENDPOINT_URL for all, AWS_ENDPOINT_URL_GLUE for one. */
function answered(
  endpoints: Readonly<Record<string, string>>,
  { variables }: Settings,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(endpoints).map(([service, url]) => [
      service,
      variables[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] || variables.AWS_ENDPOINT_URL || url,
    ]),
  );
}

function named(lake: string, name: string, base: Base): Environment {
  const prefix = `${lake}-${name}`;
  // Bucket names are global, so they carry the account and the region.
  const place = `${base.account}-${base.region}`;
  return {
    ...base,
    name,
    lake,
    prefix,
    database: `${lake}_${name}`.replaceAll('-', '_'),
    buckets: {
      lake: `${prefix}-lake-${place}`,
      results: `${prefix}-results-${place}`,
      logs: `${prefix}-logs-${place}`,
      state: `${lake}-state-${place}`,
    },
  };
}

function emulatorEndpoints(url: string): Readonly<Record<string, string>> {
  const services = [
    ...['athena', 'cloudwatch', 'cloudwatchlogs', 'ec2', 'glue', 'iam', 'kms', 'lambda', 's3'],
    ...['s3Control', 'scheduler', 'sns', 'sqs', 'sts'],
  ];
  return Object.fromEntries(services.map((service) => [service, url]));
}
