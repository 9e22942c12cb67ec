/** Each unit of scale has a day of its own, so that no reading of one unit coincides with a reading of another. */

export const SECOND = 1_000;
export const DAY = 86_400 * SECOND;

/** 2022-06-01T00:00:00Z, near the published data. */
const FIRST_DAY = Date.UTC(2022, 5, 1);

/** Midnight (Unix ms) at which the day of a unit begins; units count from 0. */
export function dayOf(unit: number): number {
  return FIRST_DAY + unit * DAY;
}
