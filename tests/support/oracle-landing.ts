/** Landing lines as typed rows for the oracle: a small reader of its own, for one object a line. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Piece } from '../../harness/generate/profile';
import type { Customer, Landing, Reading, Step } from './oracle';

/** The rows of the pieces that a profile yields. */
export function landingOfPieces(pieces: Iterable<Piece>): Landing {
  const lines = new Map<string, string[]>();
  for (const piece of pieces) {
    const own = lines.get(piece.source) ?? [];
    own.push(...linesOf(piece.text));
    lines.set(piece.source, own);
  }
  return landingOf((source) => lines.get(source) ?? []);
}

/** The rows of a folder in either layout: `customer/landing/` or `customer/`. */
export function landingOfFolder(folder: string): Landing {
  return landingOf((source) =>
    readdirSync(join(folder, source), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => linesOf(readFileSync(join(folder, source, name), 'utf8'))),
  );
}

function landingOf(lines: (source: string) => readonly string[]): Landing {
  return {
    customer_landing: lines('customer').map((line) => customer(keysInLowerCase(line))),
    accelerometer_landing: lines('accelerometer').map((line) => reading(keysInLowerCase(line))),
    step_trainer_landing: lines('step_trainer').map((line) => step(keysInLowerCase(line))),
  };
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

type Landed = ReadonlyMap<string, unknown>;

function keysInLowerCase(line: string): Landed {
  const object: unknown = JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line);
  return new Map(Object.entries(object ?? {}).map(([key, value]) => [key.toLowerCase(), value]));
}

function customer(landed: Landed): Customer {
  return {
    customername: text(landed, 'customername'),
    email: text(landed, 'email'),
    phone: text(landed, 'phone'),
    birthday: text(landed, 'birthday'),
    serialnumber: text(landed, 'serialnumber'),
    registrationdate: figure(landed, 'registrationdate'),
    lastupdatedate: figure(landed, 'lastupdatedate'),
    sharewithresearchasofdate: figure(landed, 'sharewithresearchasofdate'),
    sharewithpublicasofdate: figure(landed, 'sharewithpublicasofdate'),
    sharewithfriendsasofdate: figure(landed, 'sharewithfriendsasofdate'),
  };
}

function reading(landed: Landed): Reading {
  return {
    user: text(landed, 'user'),
    timestamp: figure(landed, 'timestamp'),
    x: figure(landed, 'x'),
    y: figure(landed, 'y'),
    z: figure(landed, 'z'),
  };
}

function step(landed: Landed): Step {
  return {
    sensorreadingtime: figure(landed, 'sensorreadingtime'),
    serialnumber: text(landed, 'serialnumber'),
    distancefromobject: figure(landed, 'distancefromobject'),
  };
}

function text(landed: Landed, key: string): string | null {
  const value = landed.get(key) ?? null;
  return value === null ? null : String(value);
}

/** A number, a number as text, or null for whatever says nothing. */
function figure(landed: Landed, key: string): number | null {
  const value = landed.get(key) ?? null;
  return value === null || value === '' ? null : Number(value);
}
