/** Schedule expressions as Glue and EventBridge Scheduler take them. */
import { hasDate, months } from './calendar';
import { told } from './findings';

type Kind = 'cron' | 'rate';

/**
 * What is wrong in a schedule expression; empty where it is right. AWS's cron has six fields (with the year), and one
 * of day-of-month and day-of-week must be `?`.
 */
export function scheduleProblem(path: string, text: string, kinds: readonly Kind[]): readonly string[] {
  const [, kind, inside = ''] = /^(cron|rate)[(](.+)[)]$/.exec(text) ?? [];
  const right =
    (kind === 'cron' && kinds.includes('cron') && isCron(inside)) ||
    (kind === 'rate' && kinds.includes('rate') && isRate(inside));
  const examples = { cron: 'cron(0 6 * * ? *)', rate: 'rate(1 day)' };
  return right
    ? []
    : [`${path}: found ${told(text)}; allowed: such as ${kinds.map((each) => examples[each]).join(' or ')}`];
}

interface Field {
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
  /** Besides numbers, ranges, lists and steps. */
  readonly also?: RegExp;
}

const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const fields: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31, also: /^([?]|L|[0-9]{1,2}W)$/ },
  { min: 1, max: 12, words: months },
  { min: 1, max: 7, words: days, also: /^([?]|L|[1-7]L|[1-7]#[1-5])$/ },
  { min: 1970, max: 2199 },
];

function isCron(text: string): boolean {
  const parts = text.split(' ');
  const questions = [parts[2], parts[4]].filter((part) => part === '?').length;
  return (
    parts.length === fields.length &&
    questions === 1 &&
    fields.every((field, index) => (parts[index] ?? '').split(',').every((item) => isItem(item, field))) &&
    hasDate(parts[2] ?? '', parts[3] ?? '')
  );
}

function isItem(item: string, field: Field): boolean {
  if (field.also?.test(item)) return true;
  const [, range = '', step] = /^([^/]+)(?:[/]([0-9]+))?$/.exec(item) ?? [];
  if (step !== undefined && (Number(step) < 1 || Number(step) > field.max)) return false;
  if (range === '*') return true;
  const ends = range.split('-');
  return ends.length <= 2 && ends.every((end) => isValue(end, field));
}

function isValue(text: string, { min, max, words }: Field): boolean {
  if (words?.includes(text.toUpperCase())) return true;
  return /^[0-9]+$/.test(text) && Number(text) >= min && Number(text) <= max;
}

function isRate(text: string): boolean {
  const [, count = '0', plural] = /^([0-9]+) (?:minute|hour|day)(s?)$/.exec(text) ?? [];
  return Number(count) >= 1 && (Number(count) === 1) === (plural === '');
}
