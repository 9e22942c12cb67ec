import type { Environment } from '../../stacks/environment/environment';
import { problemsOf } from '../../stacks/environment/rules';
import { environments } from '../../stacks/environments';
import { anEnvironment } from './an-environment';

const known = { policies: ['governed', 'rubric'], tablePrefixes: ['customer/landing/', 'customer/trusted/'] };
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
    ['a region that is none', { region: 'us_east_1' }, 'dev.region'],
    ['a repository without owner', { repository: 'lakehouse' }, 'dev.repository'],
    ['a scientist account of 11 digits', { scientistAccounts: ['22222222222'] }, 'dev.scientistAccounts'],
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
    ['log days CloudWatch lacks', { retention: { ...dev.retention, logs: 31 } }, 'dev.retention.logs'],
    [
      'a public network',
      { network: { jobs: 'outside', vpc: { kind: 'own', cidr: '8.8.0.0/20' } } },
      'dev.network.vpc.cidr',
    ],
    [
      'private jobs in a given VPC without subnets',
      {
        network: {
          jobs: 'private',
          vpc: { kind: 'given', id: 'vpc-0123456789abcdef0', routeTables: ['rtb-1'], subnets: [] },
        },
      },
      'dev.network.vpc.subnets: found none',
    ],
    ['an older Glue', { jobs: { ...dev.jobs, glueVersion: '4.0' } }, 'dev.jobs.glueVersion'],
    ['no minute of time', { jobs: { ...dev.jobs, timeoutMinutes: 0 } }, 'dev.jobs.timeoutMinutes'],
    ['half a retry', { jobs: { ...dev.jobs, retries: 0.5 } }, 'dev.jobs.retries'],
    ['a rate for Glue', { jobs: { ...dev.jobs, schedule: 'rate(1 day)' } }, 'dev.jobs.schedule'],
    ['Iceberg format 3', { iceberg: { ...dev.iceberg, formatVersion: 3 } }, 'dev.iceberg.formatVersion'],
    ['a codec Iceberg lacks', { iceberg: { ...dev.iceberg, compression: 'rar' } }, 'dev.iceberg.compression'],
    [
      'no snapshot to return to',
      { iceberg: { ...dev.iceberg, keepSnapshots: 1 } },
      'dev.iceberg.keepSnapshots',
    ],
    [
      "a budget below Athena's 10 MB",
      { athena: { ...dev.athena, scientistBytes: 9_999_999 } },
      'dev.athena.scientistBytes: found 9999999; allowed: a whole number from 10000000',
    ],
    ['an audit budget below 10 MB', { audit: { ...dev.audit, maxBytes: 1 } }, 'dev.audit.maxBytes'],
    ['a function of 64 MB', { audit: { ...dev.audit, memoryMegabytes: 64 } }, 'dev.audit.memoryMegabytes'],
    ['a function of an hour', { audit: { ...dev.audit, timeoutSeconds: 3600 } }, 'dev.audit.timeoutSeconds'],
    ['a timezone of no place', { audit: { ...dev.audit, timezone: 'Mars/Base' } }, 'dev.audit.timezone'],
    ['an endpoint without scheme', { endpoints: { s3: '127.0.0.1:4566' } }, 'dev.endpoints.s3'],
  ];
  /** What stands in environments.local.json has no type: a VPC is taken from it as it is. */
  test.each([
    ['of no known kind', { kind: 'other' }, ['dev.network.vpc.kind: found "other"; allowed: own, given']],
    [
      'without the rest of what a given one has',
      { kind: 'given', id: 'vpc-0123456789abcdef0' },
      [
        'dev.network.vpc.routeTables: found none; allowed: at least one',
        'dev.network.vpc.subnets: found none; allowed: at least one',
      ],
    ],
    [
      'with a subnet of no zone',
      { kind: 'given', id: 'vpc-0123456789abcdef0', routeTables: ['rtb-1'], subnets: [{ id: 'subnet-1' }] },
      ['dev.network.vpc.subnets: found [{"id":"subnet-1"}]; allowed: id and zone of each'],
    ],
  ])('a VPC %s', (_name, vpc, problems) => {
    const file = { dev: { network: { jobs: 'private', vpc } } };
    const { value } = environments('stedi', { file, variables: {} });
    expect(value.slice(0, 1).flatMap((environment) => problemsOf(environment, known))).toEqual(problems);
  });

  test.each(wrong)('%s', (_name, change, problem) => {
    expect(withDev(change)).toEqual([expect.stringContaining(problem)]);
  });
});
