/** JSON lines as the published landing files spell them, key by key and space by space. */
import type { Form, Piece } from '../profile';

export const CUSTOMER = 'customer';
export const ACCELEROMETER = 'accelerometer';
export const STEP_TRAINER = 'step_trainer';
export const SOURCES = [CUSTOMER, ACCELEROMETER, STEP_TRAINER] as const;

/** How a date can land: Unix ms, the same as text, 0, null, empty text, or (undefined) no key at all. */
export type LandedDate = number | string | null | undefined;

export interface LandedCustomer {
  readonly customerName: string;
  readonly email: string;
  readonly phone: string;
  readonly birthDay: string;
  readonly serialNumber: string;
  readonly registrationDate: LandedDate;
  readonly lastUpdateDate: LandedDate;
  readonly shareWithResearchAsOfDate: LandedDate;
  readonly shareWithPublicAsOfDate: LandedDate;
  readonly shareWithFriendsAsOfDate: LandedDate;
}

/** One landing line of a customer; an undefined value leaves its key out. */
export function customerLine(customer: LandedCustomer, form: Form): string {
  const entries = Object.entries(customer).filter(([, value]) => value !== undefined);
  return `{${entries.map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(', ')}${lineEnd[form]}`;
}

/** What stands before and after the figures of a reading, so that a line costs a few concatenations. */
export function readingLines(user: string, form: Form): { line(time: number, axes: number): string } {
  const head = `{"user":${JSON.stringify(user)},"${form === 'quirky' ? 'timeStamp' : 'timestamp'}":`;
  const end = lineEnd[form];
  return { line: (time, axes) => head + time + AXES[axes] + end };
}

export function stepLines(serial: string, form: Form): { line(time: number, distance: number): string } {
  const middle = `,"serialNumber":"${serial}","distanceFromObject":`;
  const end = lineEnd[form];
  return { line: (time, distance) => `{"sensorReadingTime":${time}${middle}${distance}${end}` };
}

export function piece(source: (typeof SOURCES)[number], form: Form, lines: readonly string[]): Piece {
  return { source, form, lines: lines.length, text: lines.join('') };
}

const lineEnd: Readonly<Record<Form, string>> = { plain: '}\n', quirky: '},\n' };

/** The phone rounds each axis to -1, 0 or 1: the 27 possible readings, as they stand in a line. */
const AXES: readonly string[] = Array.from({ length: 27 }, (_, index) => {
  const axis = (power: number): string => `${(Math.floor(index / power) % 3) - 1}.0`;
  return `,"x":${axis(9)},"y":${axis(3)},"z":${axis(1)}`;
});

export const AXES_COUNT = AXES.length;
