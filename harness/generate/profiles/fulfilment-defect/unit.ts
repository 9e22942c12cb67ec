/** One unit of the defect: its people, the readings of strangers, and the steps of every trainer. */
import type { Step, Unit } from './model';
import { readingsAt } from './records';
import { MOMENTS, type Setting } from './setting';
import { everybody } from './stories';

const STRANGERS = 8;

export function tell(set: Setting): Unit {
  return {
    people: everybody(set),
    strangers: strangers(set),
    steps: set.serials.flatMap((_, serial) => steps(set, serial)),
  };
}

function strangers(set: Setting): Unit['strangers'] {
  return Array.from({ length: STRANGERS }, (_, serial) => [
    set.nextIdentity().email,
    readingsAt(set, serial, [5, 6]),
  ]);
}

/** A step at every moment but the last; trainers of even number see two distances at one of them. */
function steps(set: Setting, serial: number): readonly Step[] {
  return Array.from({ length: MOMENTS - 1 }, (_, moment) => {
    const step = {
      serial: set.serials[serial] ?? '',
      time: set.moment(serial, moment),
      distance: 201 + set.chance.below(99),
      copies: (serial + moment) % 8 === 3 ? 2 : 1,
    };
    const isDouble = serial % 2 === 0 && moment === serial % (MOMENTS - 1);
    return isDouble ? [step, { ...step, distance: step.distance + 1 }] : [step];
  }).flat();
}
