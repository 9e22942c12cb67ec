import { defaultLimit, limitBytes, resources, threadsFor } from '../../../harness/build/memory';

const MIB = 1024 * 1024;

test.each([
  ['512MB', 512e6],
  ['2 GiB', 2048 * MIB],
  ['1.5gb', 1.5e9],
  ['4096b', 4096],
])('%s is a size', (text, bytes) => {
  expect(limitBytes(text)).toBe(bytes);
});

test.each(['', 'much', '0MB', '-1GB', '512', '12 parsecs', '0%'])('"%s" is no size', (text) => {
  expect(() => limitBytes(text)).toThrow(expect.objectContaining({ code: 'LAKE-001', exitCode: 2 }));
});

test('the default is a share of the machine, but enough to work with', () => {
  expect(defaultLimit(10_000 * MIB)).toBe(4_000 * MIB);
  expect(defaultLimit(600 * MIB)).toBe(512 * MIB);
});

test('many cores do not share little memory', () => {
  expect(threadsFor(512 * MIB, 64)).toBe(4);
  expect(threadsFor(32_000 * MIB, 2)).toBe(2);
  expect(threadsFor(64 * MIB, 2)).toBe(1);
});

test('the limit reaches DuckDB in whole MiB', () => {
  expect(resources('512MB').memoryLimit).toBe('488MiB');
});

test.each(['1KB', '40MB', '63.9MiB', '0.001%'])('%s is too small to work with', (text) => {
  expect(() => resources(text)).toThrow(
    expect.objectContaining({ code: 'LAKE-001', exitCode: 2, message: expect.stringContaining('64MiB') }),
  );
});

test('the smallest limit is allowed itself', () => {
  expect(resources('64MiB')).toEqual({ memoryLimit: '64MiB', threads: 1 });
});
