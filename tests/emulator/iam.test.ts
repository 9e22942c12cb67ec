import { bootstrap, lakehouse, type Synthesised } from '../stacks/synthesised';
import { type Emulator, missing, startMinistack } from '../support/ministack';
import { type Context, isAllowed } from '../support/simulate';

const lake = 'arn:aws:s3:::stedi-prod-lake-111111111111-us-east-1';
const results = 'arn:aws:s3:::stedi-prod-results-111111111111-us-east-1';
const devLake = 'arn:aws:s3:::stedi-dev-lake-111111111111-us-east-1';
const state = 'arn:aws:s3:::stedi-state-111111111111-us-east-1';
const at = (service: string, rest: string) => `arn:aws:${service}:us-east-1:111111111111:${rest}`;
const table = (name: string, environment = 'prod') => at('glue', `table/stedi_${environment}/${name}`);
const role = (name: string) => `arn:aws:iam::111111111111:role/${name}`;
const list = (prefix: string): Context => ({ 's3:prefix': prefix });
const ownKey = { 'kms:ResourceAliases': 'alias/stedi-prod' };
const tagged = (environment: string): Context => ({ 'aws:ResourceTag/Environment': environment });
const bounded = (environment: string): Context => ({
  'iam:PermissionsBoundary': `arn:aws:iam::111111111111:policy/stedi-boundary-${environment}`,
});

type Call = readonly [action: string, resource: string, context?: Context];
interface Rights {
  readonly may: readonly Call[];
  readonly mayNot: readonly Call[];
}

const rights: Readonly<Record<string, Rights>> = {
  'stedi-prod-jobs': {
    may: [
      ['s3:GetObject', `${lake}/customer/landing/a.json`],
      ['s3:GetObject', `${lake}/code/0123/transform.py`],
      ['s3:ListBucket', lake, list('customer/landing/')],
      ['s3:PutObject', `${lake}/customer/trusted/data/a.parquet`],
      ['s3:DeleteObject', `${lake}/machine_learning/curated/metadata/1.json`],
      ['glue:GetTable', table('customer_landing')],
      ['glue:UpdateTable', table('customer_trusted')],
      ['glue:GetConnection', at('glue', 'connection/stedi-prod-private')],
      ['logs:PutLogEvents', at('logs', 'log-group:/aws-glue/jobs/output:log-stream:1')],
      ['cloudwatch:PutMetricData', '*', { 'cloudwatch:namespace': 'Glue' }],
      ['ec2:CreateNetworkInterface', at('ec2', 'subnet/subnet-1'), tagged('prod')],
      ['kms:Decrypt', at('kms', 'key/1'), ownKey],
    ],
    mayNot: [
      ['s3:DeleteObject', `${lake}/customer/landing/a.json`],
      ['s3:PutObject', `${lake}/customer/landing/a.json`],
      ['s3:PutObject', `${lake}/code/0123/transform.py`],
      ['s3:GetObject', `${lake}/another/prefix/a.json`],
      ['s3:ListBucket', lake, list('another/')],
      ['s3:GetObject', `${devLake}/customer/landing/a.json`],
      ['s3:GetObject', `${results}/reports/a.json`],
      ['glue:UpdateTable', table('customer_landing')],
      ['glue:UpdateTable', table('customer_trusted', 'dev')],
      ['glue:DeleteTable', table('customer_trusted')],
      ['glue:UpdateDatabase', at('glue', 'database/another')],
      ['iam:GetRole', role('stedi-prod-jobs')],
      ['cloudwatch:PutMetricData', '*', { 'cloudwatch:namespace': 'Lakehouse' }],
      ['ec2:CreateNetworkInterface', at('ec2', 'subnet/subnet-1'), tagged('dev')],
      ['kms:Decrypt', at('kms', 'key/1'), { 'kms:ResourceAliases': 'alias/stedi-dev' }],
    ],
  },
  'stedi-prod-audit': {
    may: [
      ['s3:GetObject', `${lake}/customer/landing/a.json`],
      ['athena:StartQueryExecution', at('athena', 'workgroup/stedi-prod-auditors')],
      ['s3:PutObject', `${results}/reports/prod/a.json`],
      ['s3:PutObject', `${results}/athena/auditors/a.csv`],
      ['sns:Publish', at('sns', 'stedi-prod-audit')],
      ['cloudwatch:PutMetricData', '*', { 'cloudwatch:namespace': 'Lakehouse' }],
    ],
    mayNot: [
      ['s3:PutObject', `${lake}/customer/trusted/a.parquet`],
      ['s3:DeleteObject', `${results}/reports/prod/a.json`],
      ['glue:UpdateTable', table('customer_trusted')],
      ['athena:StartQueryExecution', at('athena', 'workgroup/stedi-prod-scientists')],
      ['athena:StartQueryExecution', at('athena', 'workgroup/primary')],
      ['sns:Publish', at('sns', 'stedi-dev-audit')],
    ],
  },
  'stedi-prod-auditor': {
    may: [
      ['s3:GetObject', `${results}/reports/prod/a.json`],
      ['s3:ListBucket', results, list('reports/')],
      ['glue:GetTable', table('customer_landing')],
    ],
    mayNot: [
      ['s3:PutObject', `${results}/reports/prod/a.json`],
      ['s3:DeleteObject', `${results}/reports/prod/a.json`],
      ['s3:PutObject', `${lake}/customer/landing/a.json`],
      ['glue:UpdateTable', table('customer_trusted')],
      ['s3:GetObject', `${lake}/customer/curated/a.parquet`],
      ['athena:StartQueryExecution', at('athena', 'workgroup/stedi-prod-auditors')],
    ],
  },
  'stedi-prod-data-scientist': {
    may: [
      ['s3:GetObject', `${lake}/machine_learning/curated/data/a.parquet`],
      ['s3:GetObject', `${lake}/customer/curated/data/a.parquet`],
      ['glue:GetTable', table('machine_learning_curated')],
      ['athena:StartQueryExecution', at('athena', 'workgroup/stedi-prod-scientists')],
      ['s3:PutObject', `${results}/athena/scientists/a.csv`],
    ],
    mayNot: [
      ['s3:GetObject', `${lake}/customer/trusted/data/a.parquet`],
      ['s3:GetObject', `${lake}/customer/landing/a.json`],
      ['s3:ListBucket', lake, list('customer/trusted/')],
      ['glue:GetTable', table('customer_trusted')],
      ['s3:GetObject', `${results}/athena/auditors/a.csv`],
      ['s3:GetObject', `${results}/reports/prod/a.json`],
      ['athena:StartQueryExecution', at('athena', 'workgroup/stedi-prod-auditors')],
      ['s3:PutObject', `${lake}/machine_learning/curated/a.parquet`],
    ],
  },
  'stedi-prod-scheduler': {
    may: [['lambda:InvokeFunction', at('lambda', 'function:stedi-prod-audit')]],
    mayNot: [
      ['lambda:InvokeFunction', at('lambda', 'function:stedi-dev-audit')],
      ['lambda:UpdateFunctionCode', at('lambda', 'function:stedi-prod-audit')],
    ],
  },
  'stedi-deploy-dev': {
    may: [
      ['s3:PutObject', `${state}/dev/terraform.tfstate`],
      ['s3:PutBucketPolicy', devLake],
      ['s3:PutObject', `${devLake}/code/0123/transform.py`],
      ['glue:CreateTable', table('customer_trusted', 'dev')],
      ['iam:CreateRole', role('stedi-dev-jobs'), bounded('dev')],
      ['iam:PassRole', role('stedi-dev-jobs'), { 'iam:PassedToService': 'glue.amazonaws.com' }],
      ['ec2:DeleteVpc', at('ec2', 'vpc/vpc-1'), tagged('dev')],
    ],
    mayNot: [
      ['s3:PutObject', `${state}/prod/terraform.tfstate`],
      ['s3:GetObject', `${state}/prod/terraform.tfstate`],
      ['s3:PutBucketPolicy', lake],
      ['s3:GetObject', `${devLake}/customer/landing/a.json`],
      ['glue:DeleteTable', table('customer_trusted')],
      ['lambda:UpdateFunctionCode', at('lambda', 'function:stedi-prod-audit')],
      ['iam:PutRolePolicy', role('stedi-prod-jobs'), bounded('prod')],
      ['iam:PutRolePolicy', role('stedi-deploy-dev'), bounded('dev')],
      ['iam:CreateRole', role('stedi-dev-jobs')],
      ['iam:PassRole', role('stedi-dev-jobs'), { 'iam:PassedToService': 'ec2.amazonaws.com' }],
      ['ec2:DeleteVpc', at('ec2', 'vpc/vpc-1'), tagged('prod')],
      ['cloudwatch:DeleteAlarms', at('cloudwatch', 'alarm:stedi-prod-audit-no-audit')],
    ],
  },
};

const told = ([action, resource, context]: Call) =>
  [action, resource.replace(/^arn:aws:/, ''), ...Object.values(context ?? {})].join(' ');

const suite = missing === null ? describe : describe.skip;
suite(`IAM, by what MiniStack decides${missing === null ? '' : ` (${missing})`}`, () => {
  let emulator: Emulator;
  let policies: ReadonlyMap<string, readonly string[]>;
  let boundary: string;
  beforeAll(async () => {
    const stacks = [await bootstrap(), await lakehouse('prod')];
    const [account] = stacks;
    boundary = String(account?.one('aws_iam_policy', { name: 'stedi-boundary-prod' }).policy);
    policies = new Map(stacks.flatMap(policiesOf));
    emulator = await startMinistack();
  });
  afterAll(() => emulator.stop());

  test('at least 25 calls are allowed and 25 are denied, below', () => {
    const calls = Object.values(rights);
    expect(calls.flatMap(({ may }) => may).length).toBeGreaterThanOrEqual(25);
    expect(calls.flatMap(({ mayNot }) => mayNot).length).toBeGreaterThanOrEqual(25);
    expect([...policies.keys()]).toEqual(expect.arrayContaining(Object.keys(rights)));
  });

  for (const [name, { may, mayNot }] of Object.entries(rights)) {
    describe(name, () => {
      // A role of an environment needs its own policies and the boundary to agree.
      const decision = async ([action, resource, context]: Call) => {
        const asked = (documents: readonly string[]) =>
          isAllowed(emulator.url, documents, action, resource, context ?? {});
        const within = name.startsWith('stedi-prod-') ? [boundary] : [];
        const answers = await Promise.all(
          [policies.get(name) ?? [], within].filter((each) => each.length > 0).map(asked),
        );
        return answers.length > 0 && answers.every((answer) => answer);
      };
      for (const call of may) test(`may ${told(call)}`, async () => expect(await decision(call)).toBe(true));
      for (const call of mayNot)
        test(`may not ${told(call)}`, async () => expect(await decision(call)).toBe(false));
    });
  }
});

/** The policies of each role of a stack; a policy refers to its role by Terraform's name for it. */
function policiesOf({ json }: Synthesised): readonly (readonly [string, readonly string[]])[] {
  const { aws_iam_role: roles = {}, aws_iam_role_policy: own = {} } = json.resource as Record<
    string,
    Record<string, { name: string; role: string; policy: string }>
  >;
  return Object.entries(roles).map(([id, { name }]) => [
    name,
    Object.values(own)
      .filter(({ role: reference }) => reference === `\${aws_iam_role.${id}.id}`)
      .map(({ policy }) => policy),
  ]);
}
