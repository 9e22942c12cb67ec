/** Every text says how personal it is, where it comes in and where it goes out; none of it is pii where it goes out. */

import type { TableLint } from '../odcs/parsed-table';
import { isText } from '../types/type-kind';

export const lintPrivacy: TableLint = (table, all) => [
  ...unclassified(table, all),
  ...piiInCurated(table, all),
];

const unclassified: TableLint = ({ contract, columns }) =>
  contract.zone !== 'landing' && contract.zone !== 'curated'
    ? []
    : columns
        .filter(({ value }) => isText(value.type) && value.classification === null)
        .map(({ value, path }) => ({
          path,
          found: `text column "${value.name}" of zone ${contract.zone} without a classification`,
          allowed: 'classification: public, internal, pseudonymous or pii',
        }));

/** A policy that lets pii through says so: `taint` with severity warning. */
const piiInCurated: TableLint = ({ contract, columns }) =>
  contract.zone !== 'curated' || contract.pii?.severity !== 'error'
    ? []
    : columns
        .filter(({ value }) => value.classification === 'pii')
        .map(({ value, path }) => ({
          path: [...path, 'classification'],
          found: `pii column "${value.name}" in the curated zone`,
          allowed: 'no pii column there, or the custom property taint with severity: warning',
        }));
