/** What the Glue jobs and the scheduler may do. */
import { at, bucket, iam, keyOf, listing, metrics, type Rights, table, tagged } from './calls';

const lake = bucket('prod-lake');
const results = bucket('prod-results');
const glueTag = { 'aws:ResourceTag/aws-glue-service-resource': 'prod' };

export const jobRights: readonly Rights[] = [
  {
    role: 'stedi-prod-jobs',
    may: [
      ['reads landing', 's3:GetObject', `${lake}/customer/landing/a.json`],
      ['reads what another job wrote', 's3:GetObject', `${lake}/customer/trusted/data/a.parquet`],
      ['reads its script', 's3:GetObject', `${lake}/code/0123/transform.py`],
      ['lists landing', 's3:ListBucket', lake, listing('accelerometer/landing/')],
      ['finds its bucket', 's3:GetBucketLocation', lake],
      ['writes trusted', 's3:PutObject', `${lake}/customer/trusted/data/a.parquet`],
      ['writes curated', 's3:PutObject', `${lake}/machine_learning/curated/data/a.parquet`],
      ['expires what it wrote', 's3:DeleteObject', `${lake}/machine_learning/curated/metadata/1.json`],
      ['spills', 's3:PutObject', `${lake}/temporary/shuffle/1`],
      ['looks a table up', 'glue:GetTable', table('prod', 'customer_landing')],
      ['commits to a trusted table', 'glue:UpdateTable', table('prod', 'customer_trusted')],
      ['logs', 'logs:PutLogEvents', at('logs', 'log-group:/aws-glue/jobs/output:log-stream:1')],
      ['measures itself', 'cloudwatch:PutMetricData', '*', metrics('Glue')],
      ['decrypts its data', 'kms:Decrypt', at('kms', 'key/1'), keyOf('prod')],
      ['reads its connection', 'glue:GetConnection', at('glue', 'connection/stedi-prod-private')],
      ['sees subnets', 'ec2:DescribeSubnets', '*'],
      ['sees its VPC', 'ec2:DescribeVpcAttribute', at('ec2', 'vpc/vpc-1')],
      ['makes an interface', 'ec2:CreateNetworkInterface', at('ec2', 'network-interface/*')],
      ['in its group', 'ec2:CreateNetworkInterface', at('ec2', 'security-group/sg-1'), tagged('prod')],
      ['in its subnet', 'ec2:CreateNetworkInterface', at('ec2', 'subnet/subnet-1'), tagged('prod')],
      ['removes its interface', 'ec2:DeleteNetworkInterface', at('ec2', 'network-interface/eni-1'), glueTag],
      [
        'tags its interface',
        'ec2:CreateTags',
        at('ec2', 'network-interface/eni-1'),
        { 'aws:TagKeys': ['aws-glue-service-resource'] },
      ],
    ],
    mayNot: [
      ['delete landing', 's3:DeleteObject', `${lake}/customer/landing/a.json`],
      ['write landing', 's3:PutObject', `${lake}/customer/landing/a.json`],
      ['change its own script', 's3:PutObject', `${lake}/code/0123/transform.py`],
      ['delete a version', 's3:DeleteObjectVersion', `${lake}/customer/trusted/data/a.parquet`],
      ['read another prefix', 's3:GetObject', `${lake}/payroll/a.json`],
      ['read beside its prefix', 's3:GetObject', `${lake}/customer/landing-old/a.json`],
      ['list another prefix', 's3:ListBucket', lake, listing('payroll/')],
      ['list the whole bucket', 's3:ListBucket', lake],
      ['change the bucket', 's3:PutBucketPolicy', lake],
      ['read dev', 's3:GetObject', `${bucket('dev-lake')}/customer/landing/a.json`],
      ['write dev', 's3:PutObject', `${bucket('dev-lake')}/customer/trusted/a.parquet`],
      ["read a stranger's bucket", 's3:GetObject', 'arn:aws:s3:::somebody/customer/landing/a.json'],
      ['read reports', 's3:GetObject', `${results}/reports/prod/a.json`],
      ['forge a report', 's3:PutObject', `${results}/reports/prod/a.json`],
      ['change a landing table', 'glue:UpdateTable', table('prod', 'customer_landing')],
      ['drop a table', 'glue:DeleteTable', table('prod', 'customer_trusted')],
      ['make a table', 'glue:CreateTable', table('prod', 'customer_trusted')],
      ['change a table of another database', 'glue:UpdateTable', table('dev', 'customer_trusted')],
      ['change another database', 'glue:UpdateDatabase', at('glue', 'database/stedi_dev')],
      ['change its own database', 'glue:UpdateDatabase', at('glue', 'database/stedi_prod')],
      ['start a job', 'glue:StartJobRun', at('glue', 'job/stedi-prod-customer_trusted')],
      ['look at roles', 'iam:GetRole', iam('role/stedi-prod-jobs')],
      ['measure as the audit', 'cloudwatch:PutMetricData', '*', metrics('Lakehouse')],
      ["decrypt with dev's key", 'kms:Decrypt', at('kms', 'key/1'), keyOf('dev')],
      [
        'log as the audit',
        'logs:PutLogEvents',
        at('logs', 'log-group:/aws/lambda/stedi-prod-audit:log-stream:1'),
      ],
      ["join dev's subnet", 'ec2:CreateNetworkInterface', at('ec2', 'subnet/subnet-1'), tagged('dev')],
      ["remove a stranger's interface", 'ec2:DeleteNetworkInterface', at('ec2', 'network-interface/eni-2')],
      [
        'retag an interface',
        'ec2:CreateTags',
        at('ec2', 'network-interface/eni-1'),
        { 'aws:TagKeys': ['aws-glue-service-resource', 'Environment'] },
      ],
    ],
  },
  {
    role: 'stedi-dev-jobs',
    may: [['write dev', 's3:PutObject', `${bucket('dev-lake')}/customer/trusted/a.parquet`]],
    mayNot: [
      ['use a network: they run outside', 'ec2:CreateNetworkInterface', at('ec2', 'network-interface/*')],
      ['read prod', 's3:GetObject', `${lake}/customer/landing/a.json`],
    ],
  },
  {
    role: 'stedi-prod-scheduler',
    may: [
      ['starts the audit', 'lambda:InvokeFunction', at('lambda', 'function:stedi-prod-audit')],
      ['keeps a lost call', 'sqs:SendMessage', at('sqs', 'stedi-prod-audit-dead-letters')],
      ['in an encrypted queue', 'kms:GenerateDataKey', at('kms', 'key/1'), keyOf('prod')],
    ],
    mayNot: [
      ['start the audit of dev', 'lambda:InvokeFunction', at('lambda', 'function:stedi-dev-audit')],
      ['start another function', 'lambda:InvokeFunction', at('lambda', 'function:stedi-prod-other')],
      ['change the audit', 'lambda:UpdateFunctionCode', at('lambda', 'function:stedi-prod-audit')],
      ['read what was lost', 'sqs:ReceiveMessage', at('sqs', 'stedi-prod-audit-dead-letters')],
    ],
  },
];
