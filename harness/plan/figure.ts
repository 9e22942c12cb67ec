/**
 * Check -> Figure: how a check is counted, before anybody decides at which level of the statement. A condition names
 * columns of its row as `t."name"`, so that it reads the same over the table and over groups of it.
 */
import type { ActualColumn, ActualTables } from './actual-tables';
import { badValueSql } from './bad-value';
import type { Assertion } from './check';
import type { Dialect } from './dialect';
import { consentJoin, type Join, parentJoin, personalJoin } from './join';
import { personalPattern } from './personal-patterns';
import { searchedColumns } from './searched-columns';

export type Figure =
  /** Rows of the table. */
  | { readonly kind: 'rows' }
  | RowsWhere
  /** Rows in excess of one for each distinct key. */
  | { readonly kind: 'duplicates'; readonly columns: readonly string[] }
  /** Keys of the parent with too few or too many rows. */
  | {
      readonly kind: 'children';
      readonly columns: readonly string[];
      readonly join: Join;
      readonly bad: (rows: string) => string;
    }
  /** Age of the newest value in ms. */
  | { readonly kind: 'age'; readonly column: ActualColumn }
  /** Rows above a multiple of another table's. */
  | { readonly kind: 'excessRows'; readonly input: string; readonly factor: number }
  /** A whole SELECT that gives one value. */
  | { readonly kind: 'scalar'; readonly query: string };

/** Rows for which a condition is true. */
export interface RowsWhere {
  readonly kind: 'rowsWhere';
  /** The columns of the row that the condition and the joins name. */
  readonly needs: readonly string[];
  readonly joins: readonly Join[];
  /** The condition, given how each of the joins is called. */
  readonly bad: (aliases: readonly string[]) => string;
}

/** The assertions that a scan answers. */
export type Scanned = Exclude<Assertion, { readonly kind: 'columns' | 'piiColumns' | 'rejects' }>;

/** The columns that the assertion names must be in `actual`: `missingFor` says so. */
export function figureOf(assertion: Scanned, table: string, actual: ActualTables, dialect: Dialect): Figure {
  const columns = actual.get(table) ?? [];
  switch (assertion.kind) {
    case 'rows':
    case 'duplicates':
    case 'excessRows':
      return assertion;
    case 'values': {
      const { name, type } = columnNamed(assertion.column, columns);
      const bad = badValueSql(assertion.bad, { sql: ofRow(name, dialect), type }, dialect);
      return { kind: 'rowsWhere', needs: [name], joins: [], bad: () => bad };
    }
    case 'orphans': {
      const join = parentJoin(assertion, dialect);
      const present = assertion.columns.map((column) => `${ofRow(column, dialect)} IS NOT NULL`);
      const bad = ([parent]: readonly string[]) => [...present, `${parent}.k1 IS NULL`].join(' AND ');
      return { kind: 'rowsWhere', needs: assertion.columns, joins: [join], bad };
    }
    case 'children':
      return {
        kind: 'children',
        columns: assertion.columns,
        join: parentJoin(assertion, dialect),
        bad: outsideChildren(assertion),
      };
    case 'consent':
      return consentFigure(assertion.consent, table, dialect);
    case 'taint':
      return taintFigure(assertion, columns, dialect);
    case 'piiPattern': {
      const names = searchedColumns(columns, []);
      const bad =
        names.map((name) => dialect.matches(ofRow(name, dialect), personalPattern)).join(' OR ') || 'FALSE';
      return { kind: 'rowsWhere', needs: names, joins: [], bad: () => bad };
    }
    case 'age':
      return { kind: 'age', column: columnNamed(assertion.column, columns) };
    case 'sql':
      return { kind: 'scalar', query: withoutEnd(assertion.query) };
  }
}

/** A statement may end with a semicolon and comments; a subquery may not have the semicolon. */
function withoutEnd(query: string): string {
  return query.trim().replace(/;(\s|--[^\n]*(\n|$)|\/\*.*?\*\/)*$/s, '');
}

/** A column of the row under test. */
export function ofRow(column: string, dialect: Dialect): string {
  return `t.${dialect.identifier(column)}`;
}

function columnNamed(name: string, columns: readonly ActualColumn[]): ActualColumn {
  return columns.find((column) => column.name === name) ?? { name, type: 'string' };
}

function outsideChildren({ min, max }: { readonly min: number | null; readonly max: number | null }) {
  return (rows: string): string => {
    const ends = [
      ...(min === null ? [] : [`${rows} < ${min}`]),
      ...(max === null ? [] : [`${rows} > ${max}`]),
    ];
    return ends.join(' OR ') || 'FALSE';
  };
}

type ConsentRule = Extract<Assertion, { readonly kind: 'consent' }>['consent'];

/** Without a reading time no row can show that it came after consent, so it counts as an offence. */
function consentFigure(consent: ConsentRule, table: string, dialect: Dialect): Figure {
  const reading = consent.reading === null ? null : ofRow(consent.reading, dialect);
  const late = (since: string) => (reading === null ? '' : ` OR ${reading} IS NULL OR ${since} > ${reading}`);
  const times = consent.reading === null ? [] : [consent.reading];
  if (consent.owner === table && consent.key === consent.ownerKey) {
    // The table is its own owner: each row carries its own consent.
    const since = ofRow(consent.date, dialect);
    const bad = `${since} IS NULL OR ${since} <= 0${late(since)}`;
    return { kind: 'rowsWhere', needs: [consent.date, ...times], joins: [], bad: () => bad };
  }
  const bad = ([owner]: readonly string[]) => `${owner}.since IS NULL${late(`${owner}.since`)}`;
  return { kind: 'rowsWhere', needs: [consent.key, ...times], joins: [consentJoin(consent, dialect)], bad };
}

function taintFigure(
  { exempt, sources }: Extract<Assertion, { readonly kind: 'taint' }>,
  columns: readonly ActualColumn[],
  dialect: Dialect,
): Figure {
  const names = sources.length === 0 ? [] : searchedColumns(columns, exempt);
  const joins = names.map((name) => personalJoin(name, sources, dialect));
  const bad = (people: readonly string[]) =>
    people.map((person) => `${person}.k1 IS NOT NULL`).join(' OR ') || 'FALSE';
  return { kind: 'rowsWhere', needs: names, joins, bad };
}
