/** What a violated check found, in words: the reason of its verdict. */
import type { Assertion, BadValue } from './check';
import { counted, grouped } from './quantity';

/** What is counted by a scan or by the names of columns. */
type Counted = Exclude<Assertion, { readonly kind: 'columns' | 'rejects' | 'age' | 'sql' }>;

/** E.g. `2,700 rows whose user is in no row of customers.email`. */
export function countWords(figure: number, assertion: Counted): string {
  const { thing, which } = meaningOf(assertion, figure);
  return [counted(figure, thing), which].filter((part) => part !== '').join(' ');
}

/** E.g. `2.5 % of the rows, those whose email is null`. @param percent of the table's rows. */
export function shareWords(percent: number, assertion: Counted): string {
  const { which } = meaningOf(assertion, percent);
  return `${grouped(percent)} % of the rows, those ${which}`;
}

/** @param percent of the fragments, whole rows and broken ones, that the landing reader found. */
export function rejectWords(percent: number): string {
  return `${grouped(percent)} % of the fragments of the landing files could not be read`;
}

interface Meaning {
  readonly thing: 'row' | 'key' | 'column';
  /** Which of them; empty where all count. */
  readonly which: string;
}

function meaningOf(assertion: Counted, figure: number): Meaning {
  switch (assertion.kind) {
    case 'piiColumns':
      return { thing: 'column', which: figure === 1 ? 'that is personal' : 'that are personal' };
    case 'rows':
      return { thing: 'row', which: '' };
    case 'values':
      return { thing: 'row', which: `whose ${assertion.column} ${badWords(assertion.bad)}` };
    case 'duplicates':
      return { thing: 'row', which: `in excess of one for each distinct ${keyWords(assertion.columns)}` };
    case 'orphans':
      return {
        thing: 'row',
        which: `whose ${keyWords(assertion.columns)} is in no row of ${parentWords(assertion)}`,
      };
    case 'children': {
      const range = rangeWords(assertion.min, assertion.max);
      return { thing: 'key', which: `of ${parentWords(assertion)} with ${range} here` };
    }
    case 'excessRows':
      return { thing: 'row', which: excessWords(assertion) };
    case 'consent':
      return { thing: 'row', which: consentWords(assertion.consent) };
    case 'taint':
      return { thing: 'row', which: 'with a text that is a personal value of another table' };
    case 'piiPattern':
      return {
        thing: 'row',
        which: 'with a text that looks like an e-mail, a phone number or a birth date',
      };
  }
}

function badWords(bad: BadValue): string {
  switch (bad.is) {
    case 'null':
      return 'is null';
    case 'missing':
      return `is missing (one of ${bad.values.map((value) => JSON.stringify(value)).join(', ')})`;
    case 'notMatching':
      return `does not match ${bad.pattern}`;
    case 'lengthOutside':
      return `has a length outside ${bad.min ?? 0} to ${bad.max ?? 'any'}`;
    case 'outside':
      return `is outside ${boundWords(bad.min)} to ${boundWords(bad.max)}`;
    case 'notMultipleOf':
      return `is no multiple of ${bad.of}`;
    case 'notIn':
      return `is none of ${bad.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'any':
      return bad.of.map(badWords).join(' or ');
  }
}

type Bound = Extract<BadValue, { readonly is: 'outside' }>['min'];

function boundWords(bound: Bound): string {
  if (bound === null) return 'any';
  return `${bound.value}${bound.exclusive ? ' (exclusive)' : ''}`;
}

function keyWords(columns: readonly string[]): string {
  return columns.join(' + ');
}

function parentWords({
  parent,
  parentColumns,
}: {
  readonly parent: string;
  readonly parentColumns: readonly string[];
}) {
  return `${parent}.${keyWords(parentColumns)}`;
}

function rangeWords(min: number | null, max: number | null): string {
  const few = min === null ? [] : [min === 1 ? 'no row' : `fewer than ${counted(min, 'row')}`];
  const many = max === null ? [] : [`more than ${counted(max, 'row')}`];
  return [...few, ...many].join(' or ');
}

function excessWords({ input, factor }: Extract<Assertion, { readonly kind: 'excessRows' }>): string {
  return factor === 1 ? `more than ${input} has` : `more than ${grouped(factor)} for each row of ${input}`;
}

function consentWords({
  key,
  owner,
  reading,
}: Extract<Assertion, { readonly kind: 'consent' }>['consent']): string {
  const when = reading === null ? '' : ` at or before its ${reading}`;
  return `whose ${key} has no consent in ${owner}${when}`;
}
