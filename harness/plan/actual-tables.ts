/** What an engine really holds, as the files say it: read, never declared. */
import { isInteger } from '../contract/types/type-kind';

/** A column as the files hold it; `type` is canonical (Athena's spelling). */
export interface ActualColumn {
  readonly name: string;
  readonly type: string;
}

/** Every table the engine holds, by name, with its columns in order. */
export type ActualTables = ReadonlyMap<string, readonly ActualColumn[]>;

/** Whether values are numbers, written without quotes. */
export const isNumber = (type: string): boolean => isInteger(type) || isFloat(type);

/** Whether values may be NaN. */
export const isFloat = (type: string): boolean => type === 'float' || type === 'double';

/** Whether values are days or moments, which a literal names by a keyword. */
export const isMoment = (type: string): boolean => /^(date|timestamp)\b/.test(type);
