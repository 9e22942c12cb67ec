import fc from 'fast-check';
import { scanned } from './scanned';

const row = fc.record(
  {
    email: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a}{b', '"},{"', '\\', '[{', '')),
    timestamp: fc.oneof(fc.maxSafeInteger(), fc.constant(null)),
    steps: fc.integer(),
    x: fc.double({ noNaN: true, noDefaultInfinity: true }),
  },
  { requiredKeys: [] },
);
const separator = fc.constantFrom('\n', '\r\n', ',\n', '', ' ', ',', '\n\n', ',\n  ');
const indent = fc.constantFrom(0, 0, 0, 2);

test('any objects, whatever separates them, are found again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(row, separator, indent)), async (parts) => {
      const content = parts
        .map(([object, between, spaces]) => JSON.stringify(object, null, spaces) + between)
        .join('');
      const found = await scanned(content);
      expect(found.rejects).toEqual([]);
      expect(found.lines.map((line) => JSON.parse(line))).toEqual(
        parts.map(([object]) => JSON.parse(JSON.stringify(object))),
      );
      expect(found.rows).toBe(parts.length);
    }),
    { numRuns: 60 },
  );
});

test('one object a line with values of their types is read where it stands, whichever keys are missing', async () => {
  const lines = fc.array(fc.tuple(row, fc.constantFrom('\n', '\r\n')), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(lines, async (parts) => {
      const content = parts.map(([object, end]) => JSON.stringify(object) + end).join('');
      expect(await scanned(content)).toMatchObject({ inPlace: true, rows: parts.length, rejects: [] });
    }),
    { numRuns: 60 },
  );
});

const plain = '{"email":"ann@test.com","timestamp":1,"steps":2,"x":0.5}\n'.repeat(100);

// Each of these DuckDB would take without a word, and wrongly, or would refuse the whole file for.
test.each([
  ['a fraction for an integer', '{"email":"b","timestamp":10.7,"steps":2,"x":0.5}', 0],
  ['text that is no number', '{"email":"b","timestamp":"","steps":2,"x":0.5}', 1],
  ['true for a number', '{"email":"b","timestamp":1,"steps":true,"x":0.5}', 0],
  ['a number for a string', '{"email":1.10,"timestamp":1,"steps":2,"x":0.5}', 1],
  ['an integer out of range', '{"email":"b","timestamp":1,"steps":2147483648,"x":0.5}', 0],
  ['an infinite number', '{"email":"b","timestamp":1,"steps":2,"x":1e999}', 0],
  ['a key in another case', '{"email":"b","Timestamp":1,"steps":2,"x":0.5}', 1],
  ['a key twice', '{"email":"b","timestamp":1,"steps":2,"x":0.5,"x":0.5}', 0],
  ['a comma before the brace', '{"email":"b","timestamp":1,"steps":2,}', 0],
  ['two objects on a line', '{"email":"b"}{"email":"c"}', 2],
  ['a trailing comma', '{"email":"b"},', 1],
  ['rubbish behind an object', '{"email":"b"} x', 1],
  ['half a surrogate pair', '{"email":"\\ud800"}', 0],
])('a plain file with %s in it is not read where it stands', async (_, line, rows) => {
  const found = await scanned(`${plain}${line}\n${plain}`);
  expect(found).toMatchObject({ inPlace: false, rows: 200 + rows });
  expect(found.lines).toHaveLength(200 + rows);
  expect(found.rows + found.rejects.length).toBeGreaterThan(200);
});

test('an undeclared key is found in any line', async () => {
  const found = await scanned(`${plain}{"email":"b","note":"n"}\n${plain}`);
  expect(found.lines.filter((line) => line.includes('note'))).toHaveLength(1);
});

test('fragments that cross the border of what is read at once are whole, and lines are counted right', async () => {
  const long = JSON.stringify({ email: 'y'.repeat(700_000), timestamp: 1 });
  const many = '{"email":"ann@test.com","timestamp":1.0,"steps":"2","x":-1.5e1}\n'.repeat(20_000);
  const found = await scanned(`${many}${long}\n${many}oops\n`);
  expect(found).toMatchObject({ rows: 40_001, rejects: [{ line: 40_002, start: 'oops' }] });
});

test('an object longer than 8 MiB is refused and the next line read', async () => {
  const found = await scanned(`{"email":"${'y'.repeat(9 * 1024 * 1024)}"}\n{"email":"b"}\n`);
  expect(found).toMatchObject({ rows: 1, rejects: [{ line: 1, reason: 'longer than 8 MiB' }] });
});

test('an escaped quote in a broken object is no quote, wherever what is read at once ends', async () => {
  const found = await scanned(`{"email":NaN,"x":"${'\\"}'.repeat(100_000)}"}{"email":"b"}\n`);
  expect(found).toMatchObject({ rows: 1, rejects: [{ line: 1, reason: 'not valid JSON' }] });
});

test('a text of ever deeper objects is refused line by line in good time', async () => {
  const found = await scanned('{"a":\n'.repeat(20_000));
  expect(found).toMatchObject({ rows: 0 });
  expect(found.rejects).toHaveLength(20_000);
});
