/** Athena: a workgroup for the audit and one for scientists, and the questions that a person asks. */
import { AthenaNamedQuery } from '@cdktf/provider-aws/lib/athena-named-query';
import { AthenaWorkgroup } from '@cdktf/provider-aws/lib/athena-workgroup';
import { Construct } from 'constructs';
import type { Environment } from './environment/environment';
import type { LakeSources } from './sources';

export const auditorsWorkgroup = ({ prefix }: Environment): string => `${prefix}-auditors`;
export const scientistsWorkgroup = ({ prefix }: Environment): string => `${prefix}-scientists`;

export class Queries extends Construct {
  constructor(scope: Construct, environment: Environment, sources: LakeSources, keyArn: string | null) {
    super(scope, 'queries');
    const { athena, database, prefixes } = environment;
    const auditors = this.workgroup('auditors', environment, keyArn, {
      name: auditorsWorkgroup(environment),
      description: 'The audit function and the audit role of GitHub. Human auditors read reports, not rows',
      bytes: athena.auditorBytes,
      folder: prefixes.auditors,
    });
    this.workgroup('scientists', environment, keyArn, {
      name: scientistsWorkgroup(environment),
      description: 'Data scientists: curated tables',
      bytes: athena.scientistBytes,
      folder: prefixes.scientists,
    });
    for (const [name, sql] of Object.entries(sources.inspect))
      new AthenaNamedQuery(this, name, {
        name: `${environment.prefix}-${name}`,
        description: firstComment(sql),
        database,
        workgroup: auditors.id,
        query: sql,
      });
  }

  /** The configuration is enforced: a caller can choose no other folder, key or limit. */
  private workgroup(
    id: string,
    environment: Environment,
    keyArn: string | null,
    group: Group,
  ): AthenaWorkgroup {
    return new AthenaWorkgroup(this, id, {
      name: group.name,
      description: group.description,
      state: 'ENABLED',
      forceDestroy: !environment.protect,
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: group.bytes,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${environment.buckets.results}/${group.folder}`,
          expectedBucketOwner: environment.account,
          encryptionConfiguration:
            keyArn === null
              ? { encryptionOption: 'SSE_S3' }
              : { encryptionOption: 'SSE_KMS', kmsKeyArn: keyArn },
        },
      },
    });
  }
}

interface Group {
  readonly name: string;
  readonly description: string;
  readonly bytes: number;
  readonly folder: string;
}

/** The leading comment of a SQL file is its description. */
function firstComment(sql: string): string {
  const lines = sql.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^--\s*/, ''))
    .join(' ')
    .slice(0, 1024);
}
