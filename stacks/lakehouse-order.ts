/** What waits for what between the constructs of a lakehouse. */
import { AthenaWorkgroup } from '@cdktf/provider-aws/lib/athena-workgroup';
import { GlueCatalogTable } from '@cdktf/provider-aws/lib/glue-catalog-table';
import { GlueConnection } from '@cdktf/provider-aws/lib/glue-connection';
import { GlueJob } from '@cdktf/provider-aws/lib/glue-job';
import { GlueWorkflow } from '@cdktf/provider-aws/lib/glue-workflow';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import type { Construct } from 'constructs';
import { after, below } from './order';
import type { Storage } from './storage';

export interface Concerns {
  readonly storage: Storage;
  readonly network: Construct;
  readonly catalog: Construct;
  readonly role: Construct;
  readonly jobs: Construct;
  readonly queries: Construct;
  readonly audit: Construct;
}

export function inOrder({ storage, network, catalog, role, jobs, queries, audit }: Concerns): void {
  const { lake, results } = storage;
  // Glue writes the first metadata of an Iceberg table.
  after(below(catalog), lake.ready);
  after(below(jobs, S3Object), lake.ready);
  after(below(queries, AthenaWorkgroup), results.ready);
  // Lambda and Scheduler refuse a role that may not yet do what they need it for.
  after(below(audit, LambdaFunction, SchedulerSchedule), below(audit, IamRolePolicy), results.ready);
  // The workflow states once what every job waits for: its tables, its rights, its way to the services.
  after(
    below(jobs, GlueWorkflow),
    below(catalog, GlueCatalogTable),
    below(role, IamRolePolicy),
    below(network, GlueConnection),
  );
  after(below(jobs, GlueJob), below(jobs, GlueWorkflow));
}
