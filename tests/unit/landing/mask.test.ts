import fc from 'fast-check';
import { masked } from '../../../harness/build/landing/mask';

const columns = new Set(['email', 'timestamp']);

test('values and undeclared keys are masked, declared keys stay', () => {
  expect(masked('{"email":"ann@test.com","phone": 5551212,"timeStamp":16', columns)).toBe(
    '{"email":"*","*": *,"timeStamp":*',
  );
});

test('a value that reads like a column name is masked', () => {
  expect(masked('{"phone":"email"} email', columns)).toBe('{"*":"*"} *');
});

test('nothing beyond the first 80 characters is shown', () => {
  expect(masked('[,]'.repeat(100), columns)).toHaveLength(80);
});

test('a line end or control character never reaches the report', () => {
  expect(masked('{"email":\r\n\u001b[31m"x', columns)).toBe('{"email": *[*"*');
});

/** Any but a surrogate. fast-check's own unit `binary` is the same, but takes half a second to make its table. */
const codePoint = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

test('no run of two letters or digits survives but a declared column name', () => {
  const piece = fc.oneof(
    fc.string({ unit: codePoint }),
    fc.constantFrom('"email":', '"timestamp" :', '{"', '":"', '@test.com', 'Ann Bee'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const runs = masked(pieces.join(''), columns).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
      expect(runs.filter((run) => !columns.has(run.toLowerCase()))).toEqual([]);
    }),
  );
});
