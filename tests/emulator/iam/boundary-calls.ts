/** The most that a role of prod may, whatever a deploy writes into it. */
import { at, bucket, iam, keyOf, listing, metrics, type Rights, table, workgroup } from './calls';

const lake = bucket('prod-lake');
const key = at('kms', 'key/1');

export const boundaryRows: Pick<Rights, 'may' | 'mayNot'> = {
  may: [
    ['reads and writes its lake', 's3:PutObject', `${lake}/customer/trusted/a.parquet`],
    ['sees the parts of an upload', 's3:ListMultipartUploadParts', `${bucket('prod-results')}/athena/a.csv`],
    ['lists its lake', 's3:ListBucket', lake, listing('customer/')],
    ['commits to a table', 'glue:UpdateTable', table('prod', 'customer_trusted')],
    ['looks for the default database', 'glue:GetDatabase', at('glue', 'database/default')],
    ['asks Athena', 'athena:StartQueryExecution', workgroup('prod-auditors')],
    ['logs', 'logs:PutLogEvents', at('logs', 'log-group:/aws-glue/jobs/output:log-stream:1')],
    ['measures', 'cloudwatch:PutMetricData', '*', metrics('Lakehouse')],
    ['calls its function', 'lambda:InvokeFunction', at('lambda', 'function:stedi-prod-audit')],
    ['tells its owner', 'sns:Publish', at('sns', 'stedi-prod-audit')],
    ['keeps a lost call', 'sqs:SendMessage', at('sqs', 'stedi-prod-audit-dead-letters')],
    ['decrypts', 'kms:Decrypt', key, keyOf('prod')],
    ['sees the network', 'ec2:DescribeSubnets', '*'],
    ['sees a VPC', 'ec2:DescribeVpcAttribute', at('ec2', 'vpc/vpc-1')],
    ['joins a subnet', 'ec2:CreateNetworkInterface', at('ec2', 'subnet/subnet-1')],
  ],
  mayNot: [
    ['read dev', 's3:GetObject', `${bucket('dev-lake')}/customer/landing/a.json`],
    ["read Terraform's state", 's3:GetObject', `${bucket('state')}/prod/terraform.tfstate`],
    ['delete an old version', 's3:DeleteObjectVersion', `${lake}/customer/landing/a.json`],
    ['open its lake', 's3:PutBucketPolicy', lake],
    ['list dev', 's3:ListBucket', bucket('dev-lake')],
    ['commit to a table of dev', 'glue:UpdateTable', table('dev', 'customer_trusted')],
    ['read a table of the default database', 'glue:GetTable', at('glue', 'table/default/t')],
    ['drop a table', 'glue:DeleteTable', table('prod', 'customer_trusted')],
    ['start a job', 'glue:StartJobRun', at('glue', 'job/stedi-prod-customer_trusted')],
    ["ask in dev's workgroup", 'athena:StartQueryExecution', workgroup('dev-auditors')],
    ['ask where nothing is limited', 'athena:StartQueryExecution', at('athena', 'workgroup/primary')],
    ['lift a limit', 'athena:UpdateWorkGroup', workgroup('prod-auditors')],
    ['log as dev', 'logs:PutLogEvents', at('logs', 'log-group:/aws/lambda/stedi-dev-audit:log-stream:1')],
    ['measure as another', 'cloudwatch:PutMetricData', '*', metrics('AWS/SQS')],
    ["call dev's function", 'lambda:InvokeFunction', at('lambda', 'function:stedi-dev-audit')],
    ['change its function', 'lambda:UpdateFunctionCode', at('lambda', 'function:stedi-prod-audit')],
    ["tell dev's owner", 'sns:Publish', at('sns', 'stedi-dev-audit')],
    ["tell a stranger's topic", 'sns:Publish', at('sns', 'somebody')],
    ["fill dev's queue", 'sqs:SendMessage', at('sqs', 'stedi-dev-audit-dead-letters')],
    ["decrypt with dev's key", 'kms:Decrypt', key, keyOf('dev')],
    ['decrypt with a key of nobody', 'kms:Decrypt', key],
    ['hand its key to others', 'kms:CreateGrant', key, keyOf('prod')],
    ['make a role', 'iam:CreateRole', iam('role/stedi-prod-jobs')],
    ['become another role', 'sts:AssumeRole', iam('role/stedi-deploy-prod')],
    ['open a group', 'ec2:AuthorizeSecurityGroupIngress', at('ec2', 'security-group/sg-1')],
    ['run a machine', 'ec2:RunInstances', at('ec2', 'instance/*')],
  ],
};
