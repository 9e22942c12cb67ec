import { asBuildError, asTransformError } from '../../../harness/build/build-error';

const io = (code: string) => Object.assign(new Error(`${code}: it failed`), { code });

test.each([
  [io('ENOSPC'), 'LAKE-067'],
  [io('EFBIG'), 'LAKE-067'],
  [new Error('IO Error: Could not write file "/x": No space left on device'), 'LAKE-067'],
  [io('EACCES'), 'LAKE-068'],
  [io('EROFS'), 'LAKE-068'],
  [new Error('IO Error: Cannot open file "/x": Permission denied'), 'LAKE-068'],
  [new Error('Out of Memory Error: could not allocate block of size 256.0 KiB'), 'LAKE-077'],
  [new Error('Out of Memory Error: .. the max_temp_directory_size of 1 GiB was reached'), 'LAKE-067'],
  [new Error('INTERNAL Error: the engine broke'), 'LAKE-080'],
])('%s becomes %s', (cause, code) => {
  expect(asBuildError(cause, '/lake', '512MiB')).toMatchObject({
    code,
    exitCode: 3,
    cause: expect.anything(),
  });
});

test('what is no failure of disk or engine stays what it is', () => {
  const defect = new TypeError('x is not a function');
  expect(asBuildError(defect, '/lake', '512MiB')).toBe(defect);
});

test('a SELECT that does not fit its inputs is wrong; one that fails on data could not be evaluated', () => {
  const binder = new Error('Binder Error: Referenced column "emial" not found in FROM clause!\n\nLINE 1: ..');
  expect(asTransformError(binder, 'a.sql')).toMatchObject({ code: 'LAKE-074', exitCode: 2 });
  const conversion = new Error("Conversion Error: Could not convert string 'ann@test.com' to INT64");
  expect(asTransformError(conversion, 'a.sql')).toMatchObject({ code: 'LAKE-073', exitCode: 3 });
});

test.each([
  "Conversion Error: Could not convert string 'ann@test.com' to INT64",
  "Conversion Error: Could not convert string 'O'Neil, ann' to INT64",
  "Conversion Error: Type INT64 with value 4915112345 can't be cast because the value is out of range",
  'Conversion Error: invalid date field format: "0967-03 ann", expected format is (YYYY-MM-DD)',
])('no value of the data stands in a message: %s', (message) => {
  const cause = new Error(message);
  for (const error of [asTransformError(cause, 'a.sql'), asBuildError(cause, '/lake', '512MiB')]) {
    expect((error as Error).message).toContain('***');
    expect((error as Error).message).not.toMatch(/ann|O'Neil|4915|967/);
  }
});

test('a full disk during a SELECT is about the disk', () => {
  const full = new Error('IO Error: Could not write file "/x": No space left on device');
  expect(asTransformError(full, 'a.sql')).toBe(full);
});
