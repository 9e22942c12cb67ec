import fc from 'fast-check';
import { decimalText, fitsDecimal, integerText } from '../../../harness/build/landing/exact-numbers';

test.each([
  ['10', '10'],
  ['10.0', '10'],
  ['1.6e12', '1600000000000'],
  ['1200e-2', '12'],
  ['-0.0', '0'],
  ['9223372036854775807', '9223372036854775807'],
  ['9223372036854775808', null],
  ['10.7', null],
  ['1e-1', null],
  ['1e9999', null],
  ['1e000001', '10'],
  ['0e99999', '0'],
  ['1e-99999', null],
  [`0.${'0'.repeat(100)}7e101`, '7'],
  ['', null],
])('%s as bigint is %s', (text, expected) => {
  expect(integerText(text, 64)).toBe(expected);
});

test('every whole number of the range, however it is written, is itself', () => {
  fc.assert(
    fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.nat(20), (value, zeros) => {
      expect(integerText(`${value}.${'0'.repeat(zeros + 1)}`, 64)).toBe(`${value}`);
      expect(integerText(`${value}${'0'.repeat(zeros)}e-${zeros}`, 64)).toBe(`${value}`);
    }),
  );
});

test('a decimal is never rounded', () => {
  expect(fitsDecimal('10.555', 6, 2)).toBe(false);
  expect(fitsDecimal('10000', 6, 2)).toBe(false);
  expect(decimalText('-0.05', 2)).toBe('-0.05');
  expect(decimalText('1e2', 2)).toBe('100.00');
});
