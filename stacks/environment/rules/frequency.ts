/** How often a cron expression starts: Glue takes none that starts faster than every 5 minutes. */

const day = 24 * 60;

/**
 * Minutes between the two closest starts of a right `cron(..)`, by its minutes and hours. It takes days to follow each
 * other, so that 23:58 and 0:00 lie 2 minutes apart; 1440 where a day has one start.
 */
export function leastMinutesApart(schedule: string): number {
  const [, minuteField = '', hourField = ''] = /^cron[(](\S+) (\S+) /.exec(schedule) ?? [];
  const starts = named(hourField, 24).flatMap((hour) =>
    named(minuteField, 60).map((minute) => hour * 60 + minute),
  );
  const [first = 0] = starts;
  return Math.min(...starts.map((start, index) => (starts[index + 1] ?? first + day) - start));
}

/** The numbers from 0 that a field names, in their order. */
function named(field: string, size: number): readonly number[] {
  const items = field.split(',');
  return [...Array(size).keys()].filter((value) => items.some((item) => names(item, value, size)));
}

/** `5`, `*`, `5-20`, or with a step: `5/10` goes from 5 to the end. */
function names(item: string, value: number, size: number): boolean {
  const [range = '', step] = item.split('/');
  const [from = '', to = step === undefined ? from : String(size - 1)] =
    range === '*' ? ['0', String(size - 1)] : range.split('-');
  const distance = (value - Number(from) + size) % size;
  const length = (Number(to) - Number(from) + size) % size;
  return distance <= length && distance % Number(step ?? 1) === 0;
}
