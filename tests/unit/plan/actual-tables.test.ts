import { canonicalType } from '../../../harness/contract/types/column-type';
import { isNumber } from '../../../harness/plan/actual-tables';

test.each([
  ...['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'HUGEINT', 'DECIMAL(10,2)', 'FLOAT', 'DOUBLE'],
  ...['UTINYINT', 'USMALLINT', 'UINTEGER', 'UBIGINT', 'UHUGEINT', 'BIGNUM'],
])('%s holds numbers, which are written without quotes', (type) => {
  expect(isNumber(canonicalType(type) ?? '')).toBe(true);
});

test.each(['VARCHAR', 'BOOLEAN', 'DATE', 'TIMESTAMP', 'INTERVAL', 'INTEGER[]', 'UUID'])(
  '%s holds no numbers',
  (type) => {
    expect(isNumber(canonicalType(type) ?? '')).toBe(false);
  },
);
