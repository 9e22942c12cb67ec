/**
 * Why the counts are exact. One unit has 956 customers, each with 30 steps at even spacing and 1 to 6 phone readings
 * at the moment of each step. The steps fall into three kinds, and the number of steps and of readings of each kind
 * is fixed; seeds decide only which step gets how many.
 *
 * | kind of step                      | steps  | readings |
 * | --------------------------------- | ------ | -------- |
 * | after: at or after consent        | 11,297 | 32,025   | 464 customers, `afterCounts` steps each
 * | before: earlier than consent      |  3,163 |  8,956   | the other steps of the 482 who consent
 * | none: of customers who refuse     | 14,220 | 40,292   | 474 customers
 *
 * landing       956 customers, 28,680 steps, 81,273 readings: the three rows together
 * rubric        482; 40,981 = 32,025 + 8,956; 482 (each has readings); 14,460 = 482 x 30
 * governed      482; 32,025; 464 (18 of the 482 consent after their last reading); 11,297
 * ML, governed  32,025: every reading after consent meets the one step of its moment
 * ML, rubric    43,681 = 40,981 such meetings + 2,700 between two customers. Two who both consent share 450 moments,
 *               and at each both have exactly 3 readings: 450 x (3 + 3) = 2,700. No other moments coincide among
 *               those who consent (`slots.ts`).
 */
import type { Expectations } from '../../../contract/expectations';

export const STEPS_PER_CUSTOMER = 30;
const CONSENTING = 482;
export const REFUSING = 474;
export const CUSTOMERS = CONSENTING + REFUSING;
export const READINGS_AT_SHARED_MOMENT = 3;

export type Kind = 'after' | 'before' | 'none';

export const READINGS: Readonly<Record<Kind, number>> = { after: 32_025, before: 8_956, none: 40_292 };

/** For each consenting customer, how many of the 30 steps are at or after consent: 482 numbers, 11,297 in all. */
export const afterCounts: readonly number[] = [
  // 18 consented after their last step.
  ...times(18, 0),
  // 95 before their first: 95 x 30 = 2,850.
  ...times(95, 30),
  // 25 each with 17 to 29: 325 x 23 = 7,475.
  ...Array.from({ length: 13 }, (_, index) => times(25, 17 + index)).flat(),
  // And 40 x 22 + 4 x 23 = 972, so that 2,850 + 7,475 + 972 = 11,297.
  ...times(40, 22),
  ...times(4, 23),
];

/** How many moments each couple of customers has in common: 1 + .. + 29 + 15 = 450. */
export const sharedMoments: readonly number[] = [...Array.from({ length: 29 }, (_, index) => index + 1), 15];

/** Exact rows of `scale` units, which have nothing in common. */
export function expectedRows(scale: number): Expectations['rows'] {
  const policy = (counts: readonly number[]): Record<string, number> =>
    Object.fromEntries(TABLES.map((table, index) => [table, (counts[index] ?? 0) * scale]));
  return {
    governed: policy([956, 81_273, 28_680, 482, 32_025, 464, 11_297, 32_025]),
    rubric: policy([956, 81_273, 28_680, 482, 40_981, 482, 14_460, 43_681]),
  };
}

const TABLES = [
  'customer_landing',
  'accelerometer_landing',
  'step_trainer_landing',
  'customer_trusted',
  'accelerometer_trusted',
  'customers_curated',
  'step_trainer_trusted',
  'machine_learning_curated',
];

function times(count: number, value: number): number[] {
  return Array<number>(count).fill(value);
}
