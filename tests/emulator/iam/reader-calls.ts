/** What those who read may do: the audit, human auditors and data scientists. */
import { at, bucket, keyOf, listing, metrics, type Rights, type Row, table, workgroup } from './calls';

const lake = bucket('prod-lake');
const results = bucket('prod-results');

/** The audit, wherever it runs. */
const audits: readonly Row[] = [
  ['asks Athena', 'athena:StartQueryExecution', workgroup('prod-auditors')],
  ['looks a table up', 'glue:GetTable', table('prod', 'customer_landing')],
  ['looks for the default database, as Athena does', 'glue:GetDatabase', at('glue', 'database/default')],
  ['reads personal values', 's3:GetObject', `${lake}/customer/landing/a.json`],
  ['lists a table', 's3:ListBucket', lake, listing('customer/trusted/')],
  ['finds the results', 's3:GetBucketLocation', results],
  ['writes results', 's3:PutObject', `${results}/athena/auditors/a.csv`],
  ['lists results', 's3:ListBucket', results, listing('athena/auditors/')],
  ['writes its report', 's3:PutObject', `${results}/reports/prod/a.json`],
  ['decrypts', 'kms:Decrypt', at('kms', 'key/1'), keyOf('prod')],
];

const noAudit: readonly Row[] = [
  ['write a table', 's3:PutObject', `${lake}/customer/trusted/a.parquet`],
  ['delete a report', 's3:DeleteObject', `${results}/reports/prod/a.json`],
  ['change a table', 'glue:UpdateTable', table('prod', 'customer_trusted')],
  ["ask in the scientists' workgroup", 'athena:StartQueryExecution', workgroup('prod-scientists')],
  ['ask where nothing is limited', 'athena:StartQueryExecution', at('athena', 'workgroup/primary')],
  ['lift its limit', 'athena:UpdateWorkGroup', workgroup('prod-auditors')],
  ['read dev', 's3:GetObject', `${bucket('dev-lake')}/customer/landing/a.json`],
];

export const readerRights: readonly Rights[] = [
  {
    role: 'stedi-prod-audit',
    may: [
      ...audits,
      ['logs', 'logs:PutLogEvents', at('logs', 'log-group:/aws/lambda/stedi-prod-audit:log-stream:1')],
      ['measures', 'cloudwatch:PutMetricData', '*', metrics('Lakehouse')],
      ['tells the owner', 'sns:Publish', at('sns', 'stedi-prod-audit')],
      ['keeps a lost call', 'sqs:SendMessage', at('sqs', 'stedi-prod-audit-dead-letters')],
    ],
    mayNot: [
      ...noAudit,
      ['measure as another', 'cloudwatch:PutMetricData', '*', metrics('AWS/SQS')],
      ['measure as a job', 'cloudwatch:PutMetricData', '*', metrics('Glue')],
      ["tell dev's owner", 'sns:Publish', at('sns', 'stedi-dev-audit')],
      ['change who is told', 'sns:Subscribe', at('sns', 'stedi-prod-audit')],
    ],
  },
  { role: 'stedi-audit-prod', may: audits, mayNot: noAudit },
  {
    role: 'stedi-prod-auditor',
    may: [
      ['reads a report', 's3:GetObject', `${results}/reports/prod/a.json`],
      ['lists reports', 's3:ListBucket', results, listing('reports/prod/')],
      ['finds the reports', 's3:GetBucketLocation', results],
      ['looks a table up', 'glue:GetTable', table('prod', 'customer_landing')],
      ['decrypts a report', 'kms:Decrypt', at('kms', 'key/1'), keyOf('prod')],
    ],
    mayNot: [
      ['write a report', 's3:PutObject', `${results}/reports/prod/a.json`],
      ['delete a report', 's3:DeleteObject', `${results}/reports/prod/a.json`],
      ['write landing', 's3:PutObject', `${lake}/customer/landing/a.json`],
      ['write curated', 's3:PutObject', `${lake}/machine_learning/curated/a.parquet`],
      ['write results', 's3:PutObject', `${results}/athena/auditors/a.csv`],
      ['change a table', 'glue:UpdateTable', table('prod', 'customer_trusted')],
      ['change the database', 'glue:UpdateDatabase', at('glue', 'database/stedi_prod')],
      ['encrypt', 'kms:GenerateDataKey', at('kms', 'key/1'), keyOf('prod')],
      ['read a row', 's3:GetObject', `${lake}/customer/curated/a.parquet`],
      ['read what the audit asked', 's3:GetObject', `${results}/athena/auditors/a.csv`],
      ['ask Athena', 'athena:StartQueryExecution', workgroup('prod-auditors')],
    ],
  },
  {
    role: 'stedi-prod-data-scientist',
    may: [
      ['reads curated', 's3:GetObject', `${lake}/machine_learning/curated/data/a.parquet`],
      ['lists curated', 's3:ListBucket', lake, listing('machine_learning/curated/')],
      ['looks a curated table up', 'glue:GetTable', table('prod', 'machine_learning_curated')],
      ['asks Athena', 'athena:StartQueryExecution', workgroup('prod-scientists')],
      ['looks for the default database, as Athena does', 'glue:GetDatabase', at('glue', 'database/default')],
      ['finds the lake', 's3:GetBucketLocation', lake],
      ['writes results', 's3:PutObject', `${results}/athena/scientists/a.csv`],
      ['lists results', 's3:ListBucket', results, listing('athena/scientists/')],
      ['decrypts', 'kms:Decrypt', at('kms', 'key/1'), keyOf('prod')],
    ],
    mayNot: [
      ['look another database up', 'glue:GetDatabase', at('glue', 'database/stedi_dev')],
      ['look a table of the default database up', 'glue:GetTable', at('glue', 'table/default/t')],
      ['read trusted', 's3:GetObject', `${lake}/customer/trusted/data/a.parquet`],
      ['read landing', 's3:GetObject', `${lake}/customer/landing/a.json`],
      ['list trusted', 's3:ListBucket', lake, listing('customer/trusted/')],
      ['look a trusted table up', 'glue:GetTable', table('prod', 'customer_trusted')],
      ['read audit results', 's3:GetObject', `${results}/athena/auditors/a.csv`],
      ['list audit results', 's3:ListBucket', results, listing('athena/auditors/')],
      ['read reports', 's3:GetObject', `${results}/reports/prod/a.json`],
      ["ask in the auditors' workgroup", 'athena:StartQueryExecution', workgroup('prod-auditors')],
      ['see what the audit asked', 'athena:GetQueryResults', workgroup('prod-auditors')],
      ['write curated', 's3:PutObject', `${lake}/machine_learning/curated/a.parquet`],
      ['delete curated', 's3:DeleteObject', `${lake}/machine_learning/curated/a.parquet`],
      ['read curated of dev', 's3:GetObject', `${bucket('dev-lake')}/machine_learning/curated/a.parquet`],
    ],
  },
];
