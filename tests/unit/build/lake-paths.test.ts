import fc from 'fast-check';
import { lakePaths, nextVersionId } from '../../../harness/build/lake-paths';

const noon = Date.parse('2026-11-22T12:00:00.123Z');

test('a version is named after its moment in UTC', () => {
  expect(nextVersionId([], noon)).toBe('20261122T120000123Z');
});

test('a version is younger than all before it, also when the clock was set back', () => {
  const moments = fc.array(fc.integer({ min: 0, max: Date.parse('2999-01-01') }), { maxLength: 20 });
  fc.assert(
    fc.property(moments, (clock) => {
      const ids: string[] = [];
      for (const now of clock) ids.push(nextVersionId(ids, now));
      expect(ids).toEqual([...new Set(ids)].sort());
    }),
  );
});

test('a foreign folder among the versions has no say', () => {
  expect(nextVersionId(['backup', '.DS_Store', '20269999T999999999Z'], noon)).toBe('20261122T120000123Z');
});

test('policies lie beside each other', () => {
  expect(lakePaths('/lake', 'governed').current).toBe('/lake/governed/current');
  expect(lakePaths('/lake', 'rubric').lock).toBe('/lake/rubric/lock.duckdb');
});
