/** Dates that a cron expression names and no year has, such as the 31st of February. */

export const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Lists of plain days and months only: two months that follow each other have every day. */
export function hasDate(dayField: string, monthField: string): boolean {
  const days = dayField.split(',');
  const named = monthField.split(',');
  if (!days.every((day) => /^[0-9]+$/.test(day)) || !named.every((month) => /^[0-9A-Z]+$/i.test(month)))
    return true;
  const longest = Math.max(...named.map(lengthOf));
  return days.some((day) => Number(day) <= longest);
}

function lengthOf(month: string): number {
  const word = months.indexOf(month.toUpperCase());
  return lengths[word < 0 ? Number(month) - 1 : word] ?? 31;
}
