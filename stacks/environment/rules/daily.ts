/** The audit's alarm rings after 26 hours without one, so a rarer audit would always ring. */

const minutes: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 24 * 60 };

/**
 * Whether a right schedule starts at least once in 24 hours: a rate of at most a day, or a cron whose fields of days,
 * months and years are all `*` or `?`.
 */
export function isDaily(schedule: string): boolean {
  const [, count, unit = ''] = /^rate[(]([0-9]+) (minute|hour|day)s?[)]$/.exec(schedule) ?? [];
  if (count !== undefined) return Number(count) * (minutes[unit] ?? Number.NaN) <= 24 * 60;
  return /^cron[(]\S+ \S+( [*?]){4}[)]$/.test(schedule);
}
