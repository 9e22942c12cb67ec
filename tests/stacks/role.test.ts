import type { Statement } from '../../stacks/rights/policy';
import { lakehouse, type Synthesised } from './synthesised';

/**
 * What the published STEDI projects granted their Glue role, action by action, beside what this role grants instead.
 * `instead` lists its statements by name; `why` is for the reader.
 */
const published = [
  {
    granted: 'glue:* on *',
    instead: ['ReadCatalog', 'Commit'],
    why: 'a job reads the tables of one database and commits to the computed ones; it never creates, drops or starts anything',
    never: ['glue:*', 'glue:CreateTable', 'glue:DeleteTable', 'glue:StartJobRun', 'glue:CreateJob'],
  },
  {
    granted: 's3:*Object on the bucket',
    instead: ['Read', 'Probe', 'Write'],
    why: 'landing and code are read, trusted and curated are written: a job cannot destroy what it was built from',
    never: ['s3:*Object', 's3:*', 's3:PutObjectAcl', 's3:DeleteObjectVersion'],
  },
  {
    granted: 's3:ListBucket, s3:GetBucketLocation, s3:ListAllMyBuckets, s3:GetBucketAcl on *',
    instead: ['List', 'ProbeList', 'Locate'],
    why: 'one bucket, and in it the folders of the lake',
    never: ['s3:ListAllMyBuckets', 's3:GetBucketAcl'],
  },
  {
    granted: 'iam:ListRolePolicies, iam:GetRole, iam:GetRolePolicy on *',
    instead: [],
    why: 'a console needs them to show roles; a job does not',
    never: ['iam:ListRolePolicies', 'iam:GetRole', 'iam:GetRolePolicy'],
  },
  {
    granted: 'ec2 describe and network-interface rights on *, wherever the job runs',
    instead: [],
    why: 'outside a VPC there is no interface to make; in prod they are narrowed to our subnets and groups',
    never: ['ec2:CreateNetworkInterface', 'ec2:DescribeVpcEndpoints', 'ec2:DeleteNetworkInterface'],
  },
  {
    granted: 's3:GetObject on crawler-public* and aws-glue-*',
    instead: [],
    why: 'there is no crawler: the contracts declare the types',
    never: [],
  },
  {
    granted: 'logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on every log group of /aws-glue/*',
    instead: ['Log'],
    why: 'the groups of Glue jobs in this account and region: jobs cannot choose them',
    never: ['logs:AssociateKmsKey'],
  },
  {
    granted: 'cloudwatch:PutMetricData on *',
    instead: ['Measure'],
    why: 'PutMetricData knows no resource, so the namespace is narrowed: nobody can fake an audit',
    never: ['cloudwatch:*'],
  },
] as const;

let dev: readonly Statement[];
let prod: readonly Statement[];
beforeAll(async () => {
  [dev, prod] = [statements(await lakehouse('dev')), statements(await lakehouse('prod'))];
});

describe('the role of the Glue jobs, beside what the published projects granted', () => {
  test.each(published)('$granted: $why', ({ instead, never }) => {
    const actions = dev.flatMap(({ Action }) => Action);
    for (const action of never) expect(actions).not.toContain(action);
    for (const sid of instead) expect(dev.map(({ Sid }) => Sid)).toContain(sid);
  });

  test('and it grants nothing beside', () => {
    const instead: string[] = published.flatMap((each) => [...each.instead]);
    expect(dev.map(({ Sid }) => Sid).sort()).toEqual([...instead].sort());
  });

  test('no statement reaches beyond this account, region, bucket or database', () => {
    for (const { Action, Resource, Condition } of dev)
      for (const resource of Resource) {
        if (resource === '*')
          expect([Action, Condition]).toEqual([
            ['cloudwatch:PutMetricData'],
            { StringEquals: { 'cloudwatch:namespace': 'Glue' } },
          ]);
        else expect(resource).toMatch(/^arn:aws:(s3:::stedi-dev-lake-|(glue|logs):us-east-1:111111111111:)/);
      }
  });

  test('landing is read and never written', () => {
    const write = dev.find(({ Sid }) => Sid === 'Write');
    expect(write?.Action).toEqual(['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload']);
    expect(write?.Resource.filter((resource) => /landing|code/.test(resource))).toEqual([]);
    expect(write?.Resource).toHaveLength(6);
  });

  test('network rights exist only where the jobs run in the VPC, and then for our subnets and groups', () => {
    const ec2 = (all: readonly Statement[]) =>
      all.filter(({ Action }) => Action.some((action) => action.startsWith('ec2:')));
    expect(ec2(dev)).toEqual([]);
    const joins = ec2(prod).filter(({ Sid }) => Sid.startsWith('Join'));
    expect(joins.map(({ Condition }) => Condition)).toEqual(
      Array(2).fill({ StringEquals: { 'aws:ResourceTag/Environment': 'prod' } }),
    );
  });
});

function statements(stack: Synthesised): readonly Statement[] {
  return JSON.parse(String(stack.one('aws_iam_role_policy', { name: 'jobs' }).policy)).Statement;
}
