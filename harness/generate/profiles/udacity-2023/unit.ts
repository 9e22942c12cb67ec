/** The landing lines of one unit, customer by customer. */
import type { Form, Piece } from '../../profile';
import { type Random, random } from '../../random';
import {
  ACCELEROMETER,
  AXES_COUNT,
  CUSTOMER,
  customerLine,
  piece,
  readingLines,
  STEP_TRAINER,
  stepLines,
} from '../lines';
import { people, serialNumber } from '../people';
import { CUSTOMERS, STEPS_PER_CUSTOMER } from './arithmetic';
import { customerOf } from './customers';
import { readingsPerStep } from './readings-per-step';
import { type Walk, walks } from './slots';

/** The first customers of the first unit land in quirky files of their own. */
const QUIRKY_CUSTOMERS = 12;

export function* unitPieces(seed: number, unit: number): Generator<Piece, void> {
  const chance = random(seed, unit);
  const identities = people(CUSTOMERS, unit, chance);
  const walking = walks(unit, chance);
  const readings = readingsPerStep(walking, chance);
  for (const [index, identity] of identities.entries()) {
    const walk = walking[index];
    const perStep = readings[index];
    if (walk === undefined || perStep === undefined) throw new RangeError(`no walk for customer ${index}`);
    const form = unit === 0 && index < QUIRKY_CUSTOMERS ? 'quirky' : 'plain';
    const serial = serialNumber(unit * CUSTOMERS + index, seed, chance);
    yield piece(CUSTOMER, form, [customerLine(customerOf(identity, serial, walk, chance), form)]);
    yield stepPiece(serial, walk, form, chance);
    yield readingPiece(identity.email, walk, perStep, form, chance);
  }
}

function stepPiece(serial: string, walk: Walk, form: Form, random: Random): Piece {
  const { line } = stepLines(serial, form);
  // As published: an object at 201 to 300.
  const lines = moments(walk).map((moment) => line(moment, 201 + random.below(100)));
  return piece(STEP_TRAINER, form, lines);
}

function readingPiece(
  user: string,
  walk: Walk,
  perStep: readonly number[],
  form: Form,
  random: Random,
): Piece {
  const { line } = readingLines(user, form);
  const lines: string[] = [];
  for (const [step, count] of perStep.entries()) {
    const first = random.below(AXES_COUNT);
    // Ten and 27 have no common factor: the readings of a moment all differ.
    for (let reading = 0; reading < count; reading += 1) {
      lines.push(line(walk.start + step * walk.spacing, (first + reading * 10) % AXES_COUNT));
    }
  }
  return piece(ACCELEROMETER, form, lines);
}

function moments({ start, spacing }: Walk): readonly number[] {
  return Array.from({ length: STEPS_PER_CUSTOMER }, (_, step) => start + step * spacing);
}
