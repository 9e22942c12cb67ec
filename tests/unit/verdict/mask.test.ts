import fc from 'fast-check';
import { reasonFrom } from '../../../harness/engines/reason';
import { shapeOf, visible } from '../../../harness/verdict/mask';

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
  ['a pseudonym', '801-555-1212', 'pseudonymous', '801-555-1212'],
  ['an internal number', 5n, 'internal', 5],
  ['a number too large for JSON', 2n ** 60n, 'internal', '1152921504606846976'],
  ['nothing', null, 'pii', null],
] as const)('%s', (_, value, classification, shown) => {
  expect(visible(value, classification)).toBe(shown);
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
