/**
 * Profile `fulfilment-defect`: 30 serial numbers over all customers, repeated e-mails with mixed consent, readings
 * that land twice: data that tells a right implementation of the policies from the likely wrong ones.
 */
import type { Expectations } from '../../../contract/expectations';
import type { Outcome, Piece, Profile } from '../../profile';
import { dayOf } from '../clock';
import { SOURCES } from '../lines';
import { landed } from './landed';
import { setting } from './setting';
import { added, tally } from './tally';
import { tell } from './unit';

export const fulfilmentDefect: Profile = {
  name: 'fulfilment-defect',
  sources: SOURCES,
  // About 280 customer records, 380 steps and 2,500 readings; the exact number depends on the seed.
  rowsPerUnit: 3_200,
  pieces,
};

function* pieces(scale: number, seed: number): Generator<Piece, Outcome> {
  let rows: Expectations['rows'] = {};
  for (let unit = 0; unit < scale; unit += 1) {
    const set = setting(seed, unit);
    const told = tell(set);
    rows = added(rows, tally(told));
    yield* landed(told, set.chance);
  }
  return { asOf: dayOf(scale), rows };
}
