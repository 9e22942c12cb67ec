/** What a check counts, in words: the reason of a violation is its figure and these words. */
import type { Assertion, BadValue } from './check';

/** E.g. `rows whose user is in no row of customers.email`. */
export function meaningOf(assertion: Assertion): string {
  switch (assertion.kind) {
    case 'columns':
      return 'differences to the declared columns';
    case 'piiColumns':
      return 'columns that are personal by name';
    case 'rejects':
      return '% of the fragments of the landing files could not be read';
    case 'rows':
      return 'rows';
    case 'values':
      return `rows whose ${assertion.column} ${badWords(assertion.bad)}`;
    case 'duplicates':
      return `rows in excess of one for each distinct ${keyWords(assertion.columns)}`;
    case 'orphans':
      return `rows whose ${keyWords(assertion.columns)} is in no row of ${parentWords(assertion)}`;
    case 'children':
      return `keys of ${parentWords(assertion)} with ${rangeWords(assertion.min, assertion.max)} rows here`;
    case 'excessRows':
      return `rows more than ${assertion.factor} for each row of ${assertion.input}`;
    case 'consent':
      return consentWords(assertion.consent);
    case 'taint':
      return 'rows with a text that is a personal value of another table';
    case 'piiPattern':
      return 'rows with a text that looks like an e-mail, a phone number or a birth date';
    case 'age':
      return `ms since the newest ${assertion.column}`;
    case 'sql':
      return 'is what the query gives';
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
  return [...(min === null ? [] : [`fewer than ${min}`]), ...(max === null ? [] : [`more than ${max}`])].join(
    ' or ',
  );
}

function consentWords({
  key,
  owner,
  reading,
}: Extract<Assertion, { readonly kind: 'consent' }>['consent']): string {
  const when = reading === null ? '' : ` at or before its ${reading}`;
  return `rows whose ${key} has no consent in ${owner}${when}`;
}
