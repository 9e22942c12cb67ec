/** Profile `udacity-2023`: the shapes, quirks and exact counts of the files published in 2023, times the scale. */
import type { Outcome, Piece, Profile } from '../../profile';
import { dayOf } from '../clock';
import { SOURCES } from '../lines';
import { CUSTOMERS, expectedRows, READINGS, STEPS_PER_CUSTOMER } from './arithmetic';
import { unitPieces } from './unit';

export const udacity2023: Profile = {
  name: 'udacity-2023',
  sources: SOURCES,
  rowsPerUnit: CUSTOMERS * (1 + STEPS_PER_CUSTOMER) + READINGS.after + READINGS.before + READINGS.none,
  pieces,
};

function* pieces(scale: number, seed: number): Generator<Piece, Outcome> {
  for (let unit = 0; unit < scale; unit += 1) yield* unitPieces(seed, unit);
  return { asOf: dayOf(scale), rows: expectedRows(scale) };
}
