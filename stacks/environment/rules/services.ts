/** Limits of Glue, Iceberg, Athena and Lambda. */
import type { Environment } from '../environment';
import { isDaily } from './daily';
import { type Findings, oneOf, whole } from './findings';
import { leastMinutesApart } from './frequency';
import { scheduleProblem } from './schedule';

/** https://docs.aws.amazon.com/glue/latest/webapi/API_CreateJob.html; G.025X is for streams only. */
export function jobs({ jobs: own }: Environment): Findings {
  const workers = ['G.1X', 'G.2X', 'G.4X', 'G.8X', 'G.12X', 'G.16X', 'R.1X', 'R.2X', 'R.4X', 'R.8X'];
  return [
    // Iceberg 1.10 and Spark 3.5.6 come with 5.1.
    ...oneOf('jobs.glueVersion', own.glueVersion, ['5.1']),
    ...oneOf('jobs.workerType', own.workerType, workers),
    ...whole('jobs.workers', own.workers, 2, 299),
    ...whole('jobs.timeoutMinutes', own.timeoutMinutes, 1, 7 * 24 * 60),
    ...whole('jobs.retries', own.retries, 0, 10),
    ...(own.schedule === null ? [] : jobSchedule(own.schedule)),
  ];
}

/** https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html */
function jobSchedule(schedule: string): Findings {
  const wrong = scheduleProblem('jobs.schedule', schedule, ['cron']);
  if (wrong.length > 0 || leastMinutesApart(schedule) >= 5) return wrong;
  return [`jobs.schedule: found "${schedule}"; allowed: at most every 5 minutes`];
}

/** https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg-creating-tables.html; keys of format 3 Athena cannot read. */
export function iceberg({ iceberg: own }: Environment): Findings {
  return [
    ...oneOf('iceberg.formatVersion', own.formatVersion, [1, 2]),
    ...oneOf('iceberg.compression', own.compression, ['zstd', 'snappy', 'gzip']),
    ...whole('iceberg.targetFileMegabytes', own.targetFileMegabytes, 1, 2048),
    // With one snapshot nothing is left to return to.
    ...whole('iceberg.keepSnapshots', own.keepSnapshots, 2, 1000),
  ];
}

/** Athena bills at least 10 MB a statement. */
const leastBytes = 10_000_000;
/** The least cut-off of a workgroup that the Terraform provider takes. */
const leastCutOff = 10 * 1024 ** 2;

export function athena({ athena: { auditorBytes, scientistBytes } }: Environment): Findings {
  return [
    ...whole('athena.auditorBytes', auditorBytes, leastCutOff, Number.MAX_SAFE_INTEGER),
    ...whole('athena.scientistBytes', scientistBytes, leastCutOff, Number.MAX_SAFE_INTEGER),
  ];
}

export function audit({ audit: own }: Environment): Findings {
  return [
    ...auditSchedule(own.schedule),
    ...(isTimezone(own.timezone)
      ? []
      : [`audit.timezone: found "${own.timezone}"; allowed: a name such as Europe/Berlin`]),
    ...whole('audit.memoryMegabytes', own.memoryMegabytes, 128, 10_240),
    ...whole('audit.timeoutSeconds', own.timeoutSeconds, 1, 900),
    ...whole('audit.maxBytes', own.maxBytes, leastBytes, Number.MAX_SAFE_INTEGER),
  ];
}

function auditSchedule(schedule: string): Findings {
  const wrong = scheduleProblem('audit.schedule', schedule, ['cron', 'rate']);
  if (wrong.length > 0 || isDaily(schedule)) return wrong;
  return [`audit.schedule: found "${schedule}"; allowed: at least once in 24 hours`];
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
