/** What a build is asked for, what it carries from step to step, and what it gives back. */
import type { Contract } from '../contract/contract';
import type { Expectations } from '../contract/expectations';
import type { DuckDbSession } from '../engines/duckdb/session';
import type { Audit } from '../verdict/audit';
import type { LakePaths } from './lake-paths';
import type { InputFile, VersionStatus } from './manifest';

export interface BuildOptions {
  /** Landing contracts and those of the policy. */
  readonly contracts: readonly Contract[];
  readonly transformsFolder: string;
  readonly policy: string;
  readonly dataFolder: string;
  /** Folder of the lake; the policy's folder lies in it. */
  readonly out: string;
  readonly expectations: Expectations | null;
  /** E.g. `512MB` or `40%`; default 40 % of the machine's memory. */
  readonly memoryLimit?: string;
  /** Seconds to wait for another run that holds the lake; default 0. */
  readonly waitSeconds?: number;
  /** Unix ms: names the version, and judges freshness where the expectations name no moment. */
  readonly now: number;
  readonly onProgress?: (event: BuildEvent) => void;
}

export type BuildEvent =
  /** Another run holds the lake; `why` names it. */
  | { readonly step: 'waiting'; readonly why: string }
  | { readonly step: 'reading'; readonly table: string; readonly files: number }
  | { readonly step: 'computing'; readonly table: string }
  | { readonly step: 'auditing'; readonly tables: number }
  | { readonly step: 'publishing'; readonly version: string };

/** A run: what every step of it needs. */
export interface BuildRun extends BuildOptions {
  readonly session: DuckDbSession;
  readonly paths: LakePaths;
  /** Id of the version that is being built, and its folder. */
  readonly version: string;
  readonly folder: string;
  readonly notify: (event: BuildEvent) => void;
}

export interface Build {
  readonly policy: string;
  readonly dataset: string | null;
  readonly version: string;
  /** Where its tables lie. */
  readonly folder: string;
  /** A `sound` one is published. */
  readonly status: VersionStatus;
  /** Landing first, then in the order they were computed. */
  readonly tables: readonly BuiltTable[];
  readonly audit: Audit;
  readonly inputs: readonly InputFile[];
  /** Wall time of all of it. */
  readonly seconds: number;
}

export interface BuiltTable {
  readonly table: string;
  readonly rows: number;
  /** Seconds to read or compute and write it, without its checks. */
  readonly seconds: number;
}
