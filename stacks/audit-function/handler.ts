/** The audit function. The engine for Athena does not exist yet, so it reports every table as not evaluated. */
import { type Configuration, configuration } from './configuration';
import { type Outside, onAws } from './outside';
import { type Outcome, type Report, reportOf } from './report';

/** @throws Error naming a variable that is missing: the call then ends in the dead-letter queue */
export async function handler(_event: unknown): Promise<Outcome> {
  return audit(configuration(process.env), new Date(), onAws());
}

export async function audit(settings: Configuration, now: Date, outside: Outside): Promise<Outcome> {
  return handOver(reportOf(settings, now), settings, outside);
}

export async function handOver(report: Report, settings: Configuration, outside: Outside): Promise<Outcome> {
  await outside.store(report, settings);
  // Measured last but one: a report that was not written is no completed audit.
  await outside.measure(report.outcome, settings);
  if (report.outcome.violations > 0) await outside.tell(report, settings);
  return report.outcome;
}
