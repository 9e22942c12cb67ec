/** A contract together with the places of its parts in the text: what lint works on. */
import type {
  Column,
  Consent,
  Contract,
  Freshness,
  Input,
  PiiRule,
  QualityRule,
  Relationship,
} from '../contract';
import type { Finding, Path } from '../problem';
import type { YamlSource } from '../yaml-source';
import type { Placed } from './scope';

export interface ParsedTable {
  readonly contract: Contract;
  readonly source: YamlSource;
  /** Of the schema object. */
  readonly path: Path;
  readonly columns: readonly Placed<Column>[];
  readonly inputs: readonly Placed<Input>[];
  readonly quality: readonly Placed<QualityRule>[];
  readonly relationships: readonly Placed<Relationship>[];
  readonly freshness: readonly Placed<Freshness>[];
  readonly consent: readonly Placed<Consent>[];
  readonly pii: Placed<PiiRule> | null;
}

/** What one rule of lint finds in a table; `all` are the tables that are used together. */
export type TableLint = (table: ParsedTable, all: readonly ParsedTable[]) => readonly Finding[];
