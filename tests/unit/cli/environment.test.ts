import { forgetUnset, isOn } from '../../../harness/cli/environment';

test.each(['0', 'false', 'NO', 'off', '', ' '])('a switch that is "%s" is as if it were not set', (value) => {
  const env = { LAKE_QUIET: value };
  forgetUnset(env);
  expect(env).toEqual({});
});

test.each(['1', 'true', 'Yes', 'on'])('a switch that is "%s" stays', (value) => {
  const env = { LAKE_JSON: value };
  forgetUnset(env);
  expect(env).toEqual({ LAKE_JSON: value });
  expect(isOn('json', [], env)).toBe(true);
});

test('a switch that is neither on nor off is an error of the call', () => {
  expect(() => forgetUnset({ LAKE_DEBUG: 'perhaps' })).toThrow(
    expect.objectContaining({ code: 'LAKE-001', message: expect.stringContaining('LAKE_DEBUG') }),
  );
});

test('an option with a value may be 0, and an empty one is not set; other variables are left alone', () => {
  const env = { LAKE_WAIT: '0', LAKE_DATA: '', OTHER: '' };
  forgetUnset(env);
  expect(env).toEqual({ LAKE_WAIT: '0', OTHER: '' });
});

test('a switch in the call counts where the call could not be read', () => {
  expect(isOn('json', ['run', '--dta', '--json'], {})).toBe(true);
  expect(isOn('debug', ['run', '--json'], {})).toBe(false);
});
