/**
 * A data contract as the harness knows it: one table, in normal form. Every standard way of ODCS to state a rule
 * (required, unique, logicalTypeOptions, library metrics, SQL, relationships) has become one of these records, so
 * that nothing behind this file knows YAML.
 */

export type Severity = 'error' | 'warning';
export type Zone = 'landing' | 'trusted' | 'curated';
export type Classification = 'public' | 'internal' | 'pseudonymous' | 'pii';

export interface Contract {
  /** ODCS `id` of the document. */
  readonly id: string;
  /** Semantic version of the document. */
  readonly version: string;
  /** The file it was read from, for messages. */
  readonly file: string;
  /** Name of the table in every engine: `physicalName`, else `name`, of the schema object. */
  readonly table: string;
  readonly zone: Zone | null;
  readonly description: string;
  /** In the order of the file, which is the order in the table. */
  readonly columns: readonly Column[];
  /** Whether a column that the contract does not name is a violation (default true). */
  readonly strictColumns: boolean;
  /** Tables that the table is computed from. */
  readonly inputs: readonly Input[];
  /**
   * Folder of the table in the lake's bucket, from `servers` (`path`, or the key of an S3 `location`), with `/` at the
   * end, e.g. `customer/trusted/`; null where the contract names none. For a landing table it is `landing.prefix`.
   */
  readonly location: string | null;
  /** Where landing files of this table lie; null for a table that is computed. */
  readonly landing: Landing | null;
  readonly quality: readonly QualityRule[];
  readonly relationships: readonly Relationship[];
  readonly freshness: readonly Freshness[];
  readonly consent: readonly Consent[];
  readonly pii: PiiRule | null;
}

/** Its rows come from files; every other table is computed. */
export const isLanding = ({ landing }: Contract): boolean => landing !== null;

export interface Column {
  readonly name: string;
  readonly description: string;
  readonly logicalType: string;
  /** Canonical type in Athena's spelling (see `column-type.ts`), e.g. `bigint`, `string`, `decimal(10,2)`. */
  readonly type: string;
  readonly required: boolean;
  readonly unique: boolean;
  /** Position in the primary key from 1; null outside it. */
  readonly primaryKeyPosition: number | null;
  readonly classification: Classification | null;
  /** Rules on single values, from `logicalTypeOptions` and `enum`. Severity is error. */
  readonly constraints: readonly ValueRule[];
}

/** What a single value must be; NULL always holds (`required` is a rule of its own). */
export type ValueRule =
  | { readonly rule: 'pattern'; readonly pattern: string }
  | { readonly rule: 'length'; readonly min: number | null; readonly max: number | null }
  | { readonly rule: 'range'; readonly min: Bound | null; readonly max: Bound | null }
  | { readonly rule: 'multipleOf'; readonly of: number }
  | { readonly rule: 'acceptedValues'; readonly values: readonly Literal[] };

export type Literal = string | number | boolean;

/** One end of a range; a text bound is a date or timestamp in ISO 8601. */
export interface Bound {
  readonly value: number | string;
  readonly exclusive: boolean;
}

/** A table that this one is computed from, and how many rows it may give. */
export interface Input {
  readonly table: string;
  /** At most this many rows here for each row there, over the whole table; null where nothing is promised. */
  readonly maxRowsPerRow: number | null;
  readonly severity: Severity;
}

/** Where the landing files of a table lie and how much of them may be unreadable. */
export interface Landing {
  /** Folder below the data folder (or the bucket), with `/` at the end, e.g. `customer/landing/`. */
  readonly prefix: string;
  readonly format: 'json' | 'csv' | 'parquet';
  /** Largest share of fragments that may be unreadable, 0 to 1. */
  readonly maxRejects: number;
}

/** A rule of the `quality` lists: what is measured, and what the figure must be. */
export interface QualityRule {
  /** `id`, else `name`, else derived from metric and column; unique in the table. */
  readonly id: string;
  readonly description: string;
  readonly severity: Severity;
  /** null: a rule on the whole table. */
  readonly column: string | null;
  readonly metric: Metric;
  readonly threshold: Threshold;
}

export type Metric =
  | { readonly name: 'rowCount' }
  | { readonly name: 'nullValues' }
  | { readonly name: 'missingValues'; readonly values: readonly (Literal | null)[] }
  | { readonly name: 'invalidValues'; readonly rules: readonly ValueRule[] }
  | { readonly name: 'duplicateValues'; readonly columns: readonly string[] }
  /** The query as written: `{object}` and `{table}` stand for the table, `{property}` and `{column}` for the column. */
  | { readonly name: 'sql'; readonly query: string };

/** What a figure must be. `between` includes both ends. */
export interface Threshold {
  readonly operator: '=' | '!=' | '>' | '>=' | '<' | '<=' | 'between' | 'notBetween';
  /** One value, or two for `between` and `notBetween`. */
  readonly values: readonly Literal[];
  /** `percent`: the figure is a share of the table's rows, 0 to 100. */
  readonly unit: 'rows' | 'percent';
}

/** A foreign key: every non-null key of `columns` stands in `parentColumns` of `parent`. */
export interface Relationship {
  readonly id: string;
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
  readonly severity: Severity;
  /** How many rows here each key of the parent has; null where nothing is promised. */
  readonly children: {
    readonly min: number | null;
    readonly max: number | null;
    readonly severity: Severity;
  } | null;
}

/** The newest value of a column (Unix ms, date or timestamp) is at most `maxAgeMs` old. */
export interface Freshness {
  readonly column: string;
  readonly maxAgeMs: number;
  readonly severity: Severity;
}

/**
 * Consent of the person behind a row: the row's `key` stands as `ownerKey` in a row of `owner` whose `date` (Unix ms)
 * is present and above 0. With `reading` (a column of Unix ms) consent must be at or before the reading. `owner` may
 * be the table itself, and then each row must carry its own consent.
 */
export interface Consent {
  readonly owner: string;
  readonly key: string;
  readonly ownerKey: string;
  readonly date: string;
  readonly reading: string | null;
  readonly severity: Severity;
}

/**
 * No personal data here (every curated table has this rule; the property `taint` adjusts it): no column classified pii
 * (here or, under the same name, in one of `sources`), no text value that is the value of a pii column of `sources`, and
 * no text value that looks like an e-mail, phone or birth date.
 * Columns classified pseudonymous are exempt from the search by value.
 */
export interface PiiRule {
  /** Tables whose pii values must not appear; null: every table of the landing zone. */
  readonly sources: readonly string[] | null;
  readonly severity: Severity;
}
