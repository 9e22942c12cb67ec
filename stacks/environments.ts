/** The table of environments. What is personal (account, e-mail, repository) comes from outside: see `environment/settings.ts`. */

import { type Environment, noAccount, noOwner, noRepository } from './environment/environment';
import { named, type Unnamed } from './environment/names';
import type { Overlaid } from './environment/overlay';
import { type Settings, settingsFile, unknownVariables } from './environment/settings';
import { settled } from './environment/settled';

const gibibyte = 1024 ** 3;

const dev: Unnamed = {
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
  repository: noRepository,
  endpoints: null,
};

const prod: Unnamed = {
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
const emulator: Unnamed = { ...dev, endpoints: emulatorEndpoints('http://localhost:4566') };

const bases: Readonly<Record<string, Unnamed>> = { dev, prod, emulator };

export const environmentNames: readonly string[] = Object.keys(bases);

/**
 * Every environment, with what `settings` say of it, and every setting that means nothing. The values themselves are
 * checked by `problemsOf`.
 * @param lake name of lake.yaml, which begins every name on AWS
 */
export function environments(lake: string, settings: Settings): Overlaid<readonly Environment[]> {
  const strangers = Object.keys(settings.file).filter((name) => !environmentNames.includes(name));
  const found = Object.entries(bases).map(([name, base]) => {
    const { value, problems } = settled(name, base, settings);
    return { value: named(lake, name, value), problems };
  });
  return {
    value: found.map(({ value }) => value),
    problems: [
      ...strangers.map(
        (name) => `${settingsFile}: unknown environment "${name}"; allowed: ${environmentNames.join(', ')}`,
      ),
      ...environmentNames.flatMap((name) => unknownVariables(settings, name)),
      ...found.flatMap(({ problems }) => problems),
    ],
  };
}

function emulatorEndpoints(url: string): Readonly<Record<string, string>> {
  const services =
    'athena cloudwatch cloudwatchlogs ec2 glue iam kms lambda s3 s3Control scheduler sns sqs sts';
  return Object.fromEntries(services.split(' ').map((service) => [service, url]));
}
