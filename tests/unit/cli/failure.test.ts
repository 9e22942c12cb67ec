import { CommanderError } from 'commander';
import { catalogued, fromHere } from '../../../harness/cli/failure';
import { errors } from '../../../harness/errors';

test('an error of the catalogue stays what it is', () => {
  const error = errors.lakeMissing('lake');
  expect(catalogued(error)).toBe(error);
});

test("commander's words become a sentence of LAKE-001", () => {
  const error = new CommanderError(
    1,
    'commander.unknownOption',
    "error: unknown option '--dta'\n(Did you mean --data?)",
  );
  expect(catalogued(error)).toMatchObject({
    code: 'LAKE-001',
    exitCode: 2,
    message: "Unknown option '--dta' (Did you mean --data?)",
  });
});

test('what the operating system refuses is LAKE-011 with its answer', () => {
  const refused = Object.assign(new Error("EACCES: permission denied, scandir 'lake'"), {
    code: 'EACCES',
    syscall: 'scandir',
  });
  expect(catalogued(refused)).toMatchObject({
    code: 'LAKE-011',
    exitCode: 3,
    message: expect.stringContaining("permission denied, scandir 'lake'"),
  });
});

test('anything else is LAKE-099, whose message tells no value', () => {
  const found = catalogued(new TypeError('cannot read ann@test.com'));
  expect(found).toMatchObject({ code: 'LAKE-099', exitCode: 3 });
  expect(found.message).not.toContain('ann');
});

test.each([
  ['/home/me/lake/x.sql failed', '/home/me', 'lake/x.sql failed'],
  ['/home/mes/x.sql failed', '/home/me', '/home/mes/x.sql failed'],
  ['/home/me failed', '/home/me', '/home/me failed'],
  ['/etc/x failed', '/', '/etc/x failed'],
])('%s, seen from %s, is %s', (message, folder, shown) => {
  expect(fromHere(message, folder)).toBe(shown);
});
