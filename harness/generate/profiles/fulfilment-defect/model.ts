/**
 * What is known of a unit before it becomes lines. The stories that make it say outright what the policies must find
 * out (which record is current, which readings are copies), so that counting needs none of their rules.
 */
import type { LandedDate } from '../lines';
import type { Identity } from '../people';

export interface Unit {
  readonly people: readonly Person[];
  /** Readings of users who are no customers. */
  readonly strangers: readonly (readonly [user: string, readings: readonly Reading[]])[];
  readonly steps: readonly Step[];
}

/** Everything under one e-mail. */
export interface Person {
  readonly identity: Identity;
  /** The record that counts: the latest. */
  readonly current: CustomerRecord;
  readonly earlier: readonly CustomerRecord[];
  readonly readings: readonly Reading[];
  /** Has the same serial number and dates as a person counted before: one row of customers_curated for both. */
  readonly isTwin: boolean;
}

export interface CustomerRecord {
  readonly serial: string;
  readonly registered: number;
  readonly updated: number | null;
  /** Unix ms since when research is agreed to; null: not. */
  readonly consent: number | null;
  /** How the consent stands in the file. */
  readonly landed: LandedDate;
  /** Times the record lands. */
  readonly copies: number;
}

/** A phone reading; no two of a person are equal, but each may land several times. */
export interface Reading {
  readonly time: number;
  readonly axes: number;
  readonly copies: number;
}

/** A step; no two are equal, but each may land several times. */
export interface Step {
  readonly serial: string;
  readonly time: number;
  readonly distance: number;
  readonly copies: number;
}
