import type { Environment } from '../../stacks/environment/environment';
import { problemsOf } from '../../stacks/environment/rules';
import { environments } from '../../stacks/environments';
import { anEnvironment, known } from './an-environment';

const dev = anEnvironment('dev');

/** dev with one thing changed. */
const withDev = (change: Partial<Environment>): readonly string[] => problemsOf({ ...dev, ...change }, known);

describe('a wrong environment', () => {
  test('is told every problem at once', () => {
    const found = withDev({ account: '1', jobs: { ...dev.jobs, workers: 1, workerType: 'Standard' } });
    expect(found).toEqual([
      'dev.account: found "1"; allowed: 12 digits',
      expect.stringMatching(/^dev.jobs.workerType: found "Standard"; allowed: G.1X, /),
      'dev.jobs.workers: found 1; allowed: a whole number from 2 to 299',
    ]);
  });

  const wrong: readonly (readonly [string, Partial<Environment>, string])[] = [
    ['a policy that lake.yaml lacks', { policy: 'strict' }, 'dev.policy: found "strict"'],
    ['an e-mail without @', { ownerEmail: 'owner' }, 'dev.ownerEmail'],
    [
      'an e-mail that Terraform would fill in',
      { ownerEmail: `a\${b}@c.de` },
      `dev.ownerEmail: found "a\${b}@c.de"`,
    ],
    ['an e-mail with a directive of Terraform', { ownerEmail: 'a@%{b}.de' }, 'dev.ownerEmail'],
    ['an endpoint that Terraform would fill in', { endpoints: { s3: `http://\${b}` } }, 'dev.endpoints.s3'],
    ['a region that is none', { region: 'us_east_1' }, 'dev.region'],
    ['a region of another partition', { region: 'cn-north-1' }, 'dev.region: found "cn-north-1"'],
    ['a region of the government', { region: 'us-gov-west-1' }, 'dev.region'],
    ['a repository without owner', { repository: 'lakehouse' }, 'dev.repository'],
    ['a repository of any owner', { repository: '*/lakehouse' }, 'dev.repository'],
    ['a repository with the number of its owner only', { repository: 'stedi@1/lakehouse' }, 'dev.repository'],
    ['a scientist account of 11 digits', { scientistAccounts: ['22222222222'] }, 'dev.scientistAccounts'],
    [
      'the placeholder as a scientist account',
      { scientistAccounts: ['000000000000'] },
      'dev.scientistAccounts: found "000000000000"; allowed: 12 digits, not all 0',
    ],
    ['a prefix too long for a role name', { prefix: 'a'.repeat(41) }, 'dev.prefix'],
    ['a database with a hyphen', { database: 'stedi-dev' }, 'dev.database'],
    ['a bucket name in upper case', { buckets: { ...dev.buckets, lake: 'Lake' } }, 'dev.buckets.lake'],
    ['a bucket name of 64', { buckets: { ...dev.buckets, lake: 'a'.repeat(64) } }, 'dev.buckets.lake'],
    ['a reserved bucket name', { buckets: { ...dev.buckets, logs: 'logs-s3alias' } }, 'dev.buckets.logs'],
    ['a prefix without /', { prefixes: { ...dev.prefixes, code: 'code' } }, 'dev.prefixes.code'],
    [
      'code inside the folder of a table',
      { prefixes: { ...dev.prefixes, code: 'customer/landing/code/' } },
      'dev.prefixes: "customer/landing/code/" lies in "customer/landing/"',
    ],
    [
      'one folder for two uses',
      { prefixes: { ...dev.prefixes, reports: 'athena/auditors/' } },
      'dev.prefixes: "athena/auditors/" lies in "athena/auditors/"',
    ],
    ['results kept for no day', { retention: { ...dev.retention, results: 0 } }, 'dev.retention.results'],
    [
      'old versions kept for no day',
      { retention: { ...dev.retention, oldVersions: 0 } },
      'dev.retention.oldVersions',
    ],
    [
      'incomplete uploads kept for a year',
      { retention: { ...dev.retention, incompleteUploads: 365 } },
      'dev.retention.incompleteUploads',
    ],
    ['log days CloudWatch lacks', { retention: { ...dev.retention, logs: 31 } }, 'dev.retention.logs'],
    ['an older Glue', { jobs: { ...dev.jobs, glueVersion: '4.0' } }, 'dev.jobs.glueVersion'],
    ['no minute of time', { jobs: { ...dev.jobs, timeoutMinutes: 0 } }, 'dev.jobs.timeoutMinutes'],
    ['half a retry', { jobs: { ...dev.jobs, retries: 0.5 } }, 'dev.jobs.retries'],
    ['a rate for Glue', { jobs: { ...dev.jobs, schedule: 'rate(1 day)' } }, 'dev.jobs.schedule'],
    [
      'jobs every minute',
      { jobs: { ...dev.jobs, schedule: 'cron(* * * * ? *)' } },
      'dev.jobs.schedule: found "cron(* * * * ? *)"; allowed: at most every 5 minutes',
    ],
    ['Iceberg format 3', { iceberg: { ...dev.iceberg, formatVersion: 3 } }, 'dev.iceberg.formatVersion'],
    ['a codec Iceberg lacks', { iceberg: { ...dev.iceberg, compression: 'rar' } }, 'dev.iceberg.compression'],
    [
      'no snapshot to return to',
      { iceberg: { ...dev.iceberg, keepSnapshots: 1 } },
      'dev.iceberg.keepSnapshots',
    ],
    [
      'a file of no megabyte',
      { iceberg: { ...dev.iceberg, targetFileMegabytes: 0 } },
      'dev.iceberg.targetFileMegabytes',
    ],
    [
      "a scientist's budget below what a workgroup takes",
      { athena: { ...dev.athena, scientistBytes: 10_485_759 } },
      'dev.athena.scientistBytes: found 10485759; allowed: a whole number from 10485760',
    ],
    [
      "an auditor's budget below what a workgroup takes",
      { athena: { ...dev.athena, auditorBytes: 10_485_759 } },
      'dev.athena.auditorBytes: found 10485759',
    ],
    [
      'an audit rarer than its alarm allows',
      { audit: { ...dev.audit, schedule: 'rate(30 days)' } },
      'dev.audit.schedule: found "rate(30 days)"; allowed: at least once in 24 hours',
    ],
    ['an audit budget below 10 MB', { audit: { ...dev.audit, maxBytes: 1 } }, 'dev.audit.maxBytes'],
    ['a function of 64 MB', { audit: { ...dev.audit, memoryMegabytes: 64 } }, 'dev.audit.memoryMegabytes'],
    ['a function of an hour', { audit: { ...dev.audit, timeoutSeconds: 3600 } }, 'dev.audit.timeoutSeconds'],
    ['a timezone of no place', { audit: { ...dev.audit, timezone: 'Mars/Base' } }, 'dev.audit.timezone'],
    ['an endpoint without scheme', { endpoints: { s3: '127.0.0.1:4566' } }, 'dev.endpoints.s3'],
  ];
  test.each(wrong)('%s', (_name, change, problem) => {
    expect(withDev(change)).toEqual([expect.stringContaining(problem)]);
  });

  test.each(['stedi/lakehouse', 'stedi@123456/lakehouse@456789'])('%s is a repository', (repository) =>
    expect(withDev({ repository })).toEqual([]),
  );

  test('a list of a text is no text, although a pattern takes it for one', () => {
    const file = { dev: { scientistAccounts: [['222222222222']] } };
    const { value } = environments('stedi', { file, variables: {} });
    expect(value.slice(0, 1).flatMap((environment) => problemsOf(environment, known))).toEqual([
      'dev.scientistAccounts: found ["222222222222"]; allowed: 12 digits, not all 0',
    ]);
  });

  test.each([
    [{ account: ' 111111111111' }, 'dev.account: found " 111111111111"; allowed: 12 digits'],
    [{ region: 'us_east_1' }, expect.stringContaining('dev.region: found "us_east_1"')],
  ])('what every bucket is named after is one problem where it is wrong: %j', (own, problem) => {
    const { value } = environments('stedi', { file: { dev: own }, variables: {} });
    expect(value.slice(0, 1).flatMap((environment) => problemsOf(environment, known))).toEqual([problem]);
  });
});
