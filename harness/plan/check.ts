/** A check says what is asserted of a table, not its SQL; a dialect and the planner say how it is measured. */
import type { Bound, Column, Consent, Literal, Severity, Threshold } from '../contract/contract';

/** The families that checks belong to, as they stand in reports. */
export const ruleNames = [
  'columns',
  'required',
  'missing',
  'primaryKey',
  'unique',
  'pattern',
  'length',
  'range',
  'multipleOf',
  'acceptedValues',
  'invalidValues',
  'rowCount',
  'expectedRows',
  'relationship',
  'children',
  'inputRows',
  'piiColumns',
  'taint',
  'piiPattern',
  'consent',
  'consentBeforeReading',
  'freshness',
  'sql',
  'rejects',
] as const;

export type RuleName = (typeof ruleNames)[number];

export interface Check {
  readonly table: string;
  /** Unique in the table, stable over versions of the contract, e.g. `email.required`. */
  readonly id: string;
  readonly rule: RuleName;
  readonly column: string | null;
  readonly severity: Severity;
  /** Of a rule of the `quality` lists that has one: what it is about, in the words of the contract. */
  readonly description?: string;
  readonly assertion: Assertion;
  readonly threshold: Threshold;
}

/** What is counted. Every figure but `rows`, `age` and `sql` is a number of offences, so that 0 is right. */
export type Assertion =
  /** Measured by what the engine says of the table, not by a scan. */
  | { readonly kind: 'columns'; readonly columns: readonly Column[]; readonly strict: boolean }
  | { readonly kind: 'piiColumns'; readonly names: readonly string[] }
  /** Measured by the landing reader while it read the files: the share of rejected fragments, in percent. */
  | { readonly kind: 'rejects' }
  /** Rows of the table. */
  | { readonly kind: 'rows' }
  /** Rows whose `column` fails the predicate's rule. */
  | { readonly kind: 'values'; readonly column: string; readonly bad: BadValue }
  /** Rows in excess of one for each distinct key (NULLs are equal to each other; a key that is wholly NULL is left out). */
  | { readonly kind: 'duplicates'; readonly columns: readonly string[] }
  /** Rows whose key (without NULL) has no row in the parent. */
  | {
      readonly kind: 'orphans';
      readonly columns: readonly string[];
      readonly parent: string;
      readonly parentColumns: readonly string[];
    }
  /** Distinct keys of the parent whose number of rows here is outside min..max. */
  | {
      readonly kind: 'children';
      readonly columns: readonly string[];
      readonly parent: string;
      readonly parentColumns: readonly string[];
      readonly min: number | null;
      readonly max: number | null;
    }
  /** Rows here above `factor` times the rows of `input` (0 where there are fewer). */
  | { readonly kind: 'excessRows'; readonly input: string; readonly factor: number }
  /** Rows whose person has not consented (at or before the reading, where the rule names one). */
  | { readonly kind: 'consent'; readonly consent: Consent }
  /** Rows with a text value (columns not exempt) that is a value of a pii text column of a source. */
  | {
      readonly kind: 'taint';
      readonly exempt: readonly string[];
      readonly sources: readonly { readonly table: string; readonly column: string }[];
    }
  /** Rows with a text value (of any column) that is, as a whole, an e-mail, a phone or a birth date. */
  | { readonly kind: 'piiPattern' }
  /** Milliseconds between the newest value of `column` and the audit's moment. */
  | { readonly kind: 'age'; readonly column: string }
  /** The value of the one row and column of a read-only SELECT, e.g. `SELECT count(*) FROM t WHERE ..`. */
  | { readonly kind: 'sql'; readonly query: string };

/** Why a value counts as an offence. NULL counts for `null` and, where listed, `missing` only. */
export type BadValue =
  | { readonly is: 'null' }
  | { readonly is: 'missing'; readonly values: readonly (Literal | null)[] }
  | { readonly is: 'notMatching'; readonly pattern: string }
  | { readonly is: 'lengthOutside'; readonly min: number | null; readonly max: number | null }
  | { readonly is: 'outside'; readonly min: Bound | null; readonly max: Bound | null }
  | { readonly is: 'notMultipleOf'; readonly of: number }
  | { readonly is: 'notIn'; readonly values: readonly Literal[] }
  /** Any of several: a library rule `invalidValues` with a pattern and a list. */
  | { readonly is: 'any'; readonly of: readonly BadValue[] };
