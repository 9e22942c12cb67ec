/**
 * What differs from person to person: the git-ignored file environments.local.json, such as
 * `{"dev": {"account": "...", "jobs": {"workers": 4}}}`, and over it LAKE_DEV_ACCOUNT,
 * LAKE_DEV_OWNER_EMAIL and LAKE_DEV_REPOSITORY.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from '../../harness/errors';
import { isMissing } from '../../harness/system-errors';
import { jsonFault } from './json-fault';
import { isKeyed, type Keyed } from './overlay';

export interface Settings {
  /** By environment, then key. */
  readonly file: Keyed;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

export const settingsFile = 'environments.local.json';

/** @throws LAKE-101 where the file is no JSON object, LAKE-022 where it cannot be read */
export async function readSettings(root: string): Promise<Settings> {
  const text = await readFile(join(root, settingsFile), 'utf8').catch((cause) => {
    if (isMissing(cause)) return '{}';
    throw errors.fileUnreadable(settingsFile, cause);
  });
  const file = parsed(text.replace(byteOrderMark, ''));
  if (!isKeyed(file)) throw unreadable('found something else');
  return { file, variables: process.env };
}

/** Some editors of Windows write it first; JSON knows none. */
const byteOrderMark = /^\uFEFF/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(jsonFault(text, cause));
  }
}

function unreadable(fault: string): Error {
  return errors.environmentsInvalid([`${settingsFile}: ${fault}; allowed: JSON, an object`]);
}

/** What a variable may set: what is personal. The rest has one place, the file. */
const variableKeys = ['ACCOUNT', 'OWNER_EMAIL', 'REPOSITORY'] as const;

/** The value of e.g. LAKE_DEV_ACCOUNT; null where it is unset or empty. */
export function variable(
  settings: Settings,
  environment: string,
  key: (typeof variableKeys)[number],
): string | null {
  return settings.variables[variableName(environment, key)] || null;
}

/** Of scripts/check-terraform; it only looks like a setting. */
const emulatorPort = 'LAKE_EMULATOR_PORT';

/** Variables that look like a setting of the environment and are none: a misspelt one must not pass in silence. */
export function unknownVariables({ variables }: Settings, environment: string): readonly string[] {
  const allowed = variableKeys.map((key) => variableName(environment, key));
  const own = Object.keys(variables).filter((name) => name.startsWith(variableName(environment, '')));
  return own
    .filter((name) => variables[name] && ![...allowed, emulatorPort].includes(name))
    .map((name) => `${name}: unknown variable; allowed: ${allowed.join(', ')}`);
}

const variableName = (environment: string, key: string): string => `LAKE_${environment.toUpperCase()}_${key}`;
