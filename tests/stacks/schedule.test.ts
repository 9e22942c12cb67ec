import { isDaily } from '../../stacks/environment/rules/daily';
import { leastMinutesApart } from '../../stacks/environment/rules/frequency';
import { scheduleProblem } from '../../stacks/environment/rules/schedule';

describe('a schedule expression', () => {
  const problems = (schedule: string) => scheduleProblem('audit.schedule', schedule, ['cron', 'rate']);

  test.each([
    'rate(1 day)',
    'rate(12 hours)',
    'cron(0 6 * * ? *)',
    'cron(0/15 8-17 ? * MON-FRI *)',
    'cron(0 6 L * ? 2027)',
    'cron(30 6 1,15 JAN,JUL ? *)',
    'cron(0 6 29 2 ? *)',
    'cron(0 6 31 4-5 ? *)',
    'cron(0 6 1,31 2 ? *)',
  ])('%s is right', (schedule) => expect(problems(schedule)).toEqual([]));

  test.each([
    ['five fields', 'cron(0 6 * * ?)'],
    ['no question mark', 'cron(0 6 * * * *)'],
    ['two question marks', 'cron(0 6 ? * ? *)'],
    ['minute 60', 'cron(60 6 * * ? *)'],
    ['hour 24', 'cron(0 24 * * ? *)'],
    ['a step of 0', 'cron(0/0 6 * * ? *)'],
    ['a step longer than the hour', 'cron(0/99 6 * * ? *)'],
    ['a day that February lacks', 'cron(0 6 31 2 ? *)'],
    ['a day that neither month has', 'cron(0 6 31 APR,6 ? *)'],
    ['one days', 'rate(1 days)'],
    ['two day', 'rate(2 day)'],
    ['never', 'rate(0 days)'],
    ['plain cron', '0 6 * * *'],
  ])('%s is refused', (_name, schedule) =>
    expect(problems(schedule)).toEqual([expect.stringContaining(`audit.schedule: found "${schedule}"`)]),
  );
});

describe('at least once in 24 hours', () => {
  test.each([
    'rate(1 day)',
    'rate(24 hours)',
    'rate(1440 minutes)',
    'cron(0 6 * * ? *)',
    'cron(0 6 ? * * *)',
  ])('%s is', (schedule) => expect(isDaily(schedule)).toBe(true));

  test.each([
    'rate(2 days)',
    'rate(25 hours)',
    'rate(1441 minutes)',
    'cron(0 6 1 * ? *)',
    'cron(0 6 ? * MON-FRI *)',
    'cron(0 6 * JAN ? *)',
    'cron(0 6 * * ? 2027)',
  ])('%s is not', (schedule) => expect(isDaily(schedule)).toBe(false));
});

describe('two starts lie apart', () => {
  test.each([
    ['cron(* * * * ? *)', 1],
    ['cron(0 6 * * ? *)', 1440],
    ['cron(0/5 * * * ? *)', 5],
    ['cron(*/4 * * * ? *)', 4],
    ['cron(0/7 * * * ? *)', 4],
    ['cron(0/7 6 * * ? *)', 7],
    ['cron(0,3 6 * * ? *)', 3],
    ['cron(0,58 6 * * ? *)', 58],
    ['cron(0,58 6,7 * * ? *)', 2],
    ['cron(0,58 0,23 * * ? *)', 2],
    ['cron(10-12 6 * * ? *)', 1],
    ['cron(10-30/10 6 * * ? *)', 10],
    ['cron(58-3 6 * * ? *)', 1],
    ['cron(50-10/10 6 * * ? *)', 10],
    ['cron(0 8-17/3 * * ? *)', 180],
  ])('%s by at least %d minutes', (schedule, minutes) => expect(leastMinutesApart(schedule)).toBe(minutes));
});
