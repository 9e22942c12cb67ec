import fc from 'fast-check';
import type { Column } from '../../../harness/contract/contract';
import { reasonFrom } from '../../../harness/engines/reason';
import { personalPattern } from '../../../harness/plan/personal-patterns';
import { nameShown, shapeOf } from '../../../harness/plan/shape';
import { visible } from '../../../harness/verdict/mask';

test.each([
  ['Sean.Howard@test.com', 'S***.***@***.***'],
  ['a@b.org', '***@***.***'],
  ['+49 (170) 123-45', '+*** (***) ***-***'],
  ['0967-03-01', '***-***-***'],
  ['Ännchen', '***'],
  ['M', '***'],
  ['', ''],
])('the shape of %j is %j', (text, shape) => {
  expect(shapeOf(text)).toBe(shape);
});

test('a shape holds nothing of the text but punctuation and the first letter of an e-mail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      const kept = text.includes('@') ? shapeOf(text).slice(1) : shapeOf(text);
      expect(kept).toMatch(/^[@.\-_+()/:, *]*$/u);
    }),
  );
});

test.each([
  ['pii text', 'ann', 'pii', '***'],
  ['a pii number', 8015551212n, 'pii', '***'],
  ['text of unknown classification', 'ann', null, '***'],
  ['internal text', 'step', 'internal', 'step'],
  ['internal text that looks personal', 'ann@test.com', 'internal', '***@***.***'],
  ['a pseudonym', 's-1', 'pseudonymous', 's-1'],
  ['a phone number for a pseudonym', '801-555-1212', 'pseudonymous', '***-***-***'],
  ['an e-mail for a pseudonym', 'ann@test.com', 'pseudonymous', '***@***.***'],
  ['a birth date for a pseudonym', '0967-03-01', 'pseudonymous', '***-***-***'],
  ['text within which an e-mail stands', '(ann@test.com)', 'internal', '(***@***.***)'],
  ['text within which a phone number stands', 'call +49 (170) 1234567!', 'internal', '*** +*** (***) ***'],
  ['text within which a date stands', 'born 3/1/1967', 'internal', '*** ***/***/***'],
  [
    'a UUID of digits alone',
    '12345678-1234-4234-8234-123456789012',
    'internal',
    '12345678-1234-4234-8234-123456789012',
  ],
  ['a hash', 'a1234567b1234567', 'internal', 'a1234567b1234567'],
  ['few digits', 'step 12-34-5', 'internal', 'step 12-34-5'],
  ['an internal number', 5n, 'internal', 5],
  ['a number too large for JSON', 2n ** 60n, 'internal', '1152921504606846976'],
  ['nothing', null, 'pii', null],
] as const)('%s', (_, value, classification, shown) => {
  expect(visible(value, { classification, constraints: [] })).toBe(shown);
});

const patterned = (...patterns: readonly string[]): Pick<Column, 'classification' | 'constraints'> => ({
  classification: 'pseudonymous',
  constraints: patterns.map((pattern) => ({ rule: 'pattern', pattern })),
});

test.each([
  ['a text that matches is seen', ['^[a-z]-[0-9]$'], 's-1', 's-1'],
  ['a name that does not match is hidden', ['^[a-z]-[0-9]$'], 'Ann Lee', '*** ***'],
  ['a text must match every pattern', ['^s', '2$'], 's-1', '***-***'],
  ['a match does not excuse a personal look', ['@'], 'a@b.org', '***@***.***'],
  ['a pattern that JavaScript cannot read hides', ['(?i)^S'], 's-1', '***-***'],
] as const)('%s', (_, patterns, value, shown) => {
  expect(visible(value, patterned(...patterns))).toBe(shown);
});

test('text of a column that no contract names is hidden', () => {
  expect(visible('ann', null)).toBe('***');
});

test('whatever the check piiPattern would find is hidden', () => {
  fc.assert(
    fc.property(fc.stringMatching(new RegExp(personalPattern)), (text) => {
      expect(visible(text, { classification: 'public', constraints: [] })).toBe(shapeOf(text));
    }),
  );
});

test.each([
  ['step_2 new-x', 'step_2 new-x'],
  ['ann@test.com', '***@***.***'],
  ['8015551212', '***'],
  ["O'Neil", '***'],
])('an undeclared column %j is called %j', (name, shown) => {
  expect(nameShown(name)).toBe(shown);
});

test.each([
  [
    "Conversion Error: Could not convert string 'O'Neil, Ann' to INT32",
    "Conversion Error: Could not convert string '***' to INT32",
  ],
  [
    "Conversion Error: Could not convert string 'Ann\nLee' to INT32\n\nLINE 1",
    "Conversion Error: Could not convert string '***' to INT32",
  ],
  ["Conversion Error: Type INT64 with value 4915112345 can't be cast", /value [*]{3} can't be cast$/],
  [
    'Conversion Error: invalid date field format: "0967-03", expected (YYYY-MM-DD)',
    /format: "[*]{3}", expected/,
  ],
  [
    'Binder Error: Referenced column "nope" not found\nLINE 1',
    'Binder Error: Referenced column "nope" not found',
  ],
])('the reason of %j hides values', (message, reason) => {
  const shown = reasonFrom(new Error(message));
  if (typeof reason === 'string') expect(shown).toBe(reason);
  else expect(shown).toMatch(reason);
});
