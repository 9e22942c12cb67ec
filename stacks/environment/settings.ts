/**
 * What differs from person to person: the git-ignored file environments.local.json, such as
 * `{"dev": {"account": "...", "jobs": {"workers": 4}}}`, and over it LAKE_DEV_ACCOUNT,
 * LAKE_DEV_OWNER_EMAIL and LAKE_DEV_REPOSITORY.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from '../../harness/errors';
import { isMissing } from '../../harness/system-errors';
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
  if (!isKeyed(file))
    throw errors.environmentsInvalid([`${settingsFile}: found something else; allowed: a JSON object`]);
  return { file, variables: process.env };
}

/** Some editors of Windows write it first; JSON knows none. */
const byteOrderMark = /^\uFEFF/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The value of e.g. LAKE_DEV_ACCOUNT; null where it is unset or empty. */
export function variable(settings: Settings, environment: string, key: string): string | null {
  return settings.variables[`LAKE_${environment.toUpperCase()}_${key}`] || null;
}
