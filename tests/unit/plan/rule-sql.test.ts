import { duckdb } from '../../../harness/plan/dialects/duckdb';
import { ruleSql } from '../../../harness/plan/rule-sql';

test.each([
  ['SELECT {column} FROM {table}', 'SELECT "user" FROM "t"'],
  ['SELECT $' + '{column} FROM $' + '{table}', 'SELECT "user" FROM "t"'],
  ['SELECT {property} FROM {object}', 'SELECT "user" FROM "t"'],
  ['SELECT "{column}" FROM `{table}`', 'SELECT "user" FROM `t`'],
  ["SELECT '{other}', {columns}", "SELECT '{other}', {columns}"],
])('%s', (query, filled) => {
  expect(ruleSql(query, 't', 'user', duckdb)).toBe(filled);
});

test('a rule on the whole table has no column to fill in', () => {
  expect(ruleSql('SELECT {column}', 't', null, duckdb)).toBe('SELECT {column}');
});
