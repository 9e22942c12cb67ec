/** Measurement -> Verdict. Pure: compares a figure with its threshold and says in words what a violation means. */
import type { Literal } from '../contract/contract';
import type { Measurement } from '../engines/measure';
import type { Check } from '../plan/check';
import { countWords, rejectWords, shareWords } from '../plan/meaning';
import { grouped } from '../plan/quantity';
import { shapeOf } from '../plan/shape';
import { durationText } from './duration';
import { holds, thresholdText } from './threshold';
import type { Verdict } from './verdict';

/**
 * Samples are added later.
 * @param rows of the check's table, for thresholds in percent; null where unknown.
 * @param remark what a reader of a pass must know: that it looked at nothing; null where there is nothing to say.
 */
export function judge(measurement: Measurement, rows: number | null, remark: string | null = null): Verdict {
  const { check, problem, sql } = measurement;
  const { table, id, rule, column, severity } = check;
  const verdict = {
    table,
    check: id,
    rule,
    column,
    severity,
    threshold: thresholdText(check),
    sql,
    samples: [],
  };
  const open = (reason: string): Verdict => ({ ...verdict, status: 'notEvaluated', found: null, reason });
  if (problem !== null) return open(problem);
  const found = foundIn(measurement, rows);
  if (found === null) return open('the query gave NULL, which is no figure');
  if (passes(check, found))
    return { ...verdict, status: 'passed', found: shown(check, found), reason: remark };
  return { ...verdict, status: 'violated', found: shown(check, found), reason: reasonOf(check, found) };
}

/** An empty table has no newest value: a word that no threshold passes. */
const noValue = 'no value';

/** The figure in the unit of its threshold. */
function foundIn({ check, figure }: Measurement, rows: number | null): Literal | null {
  if (figure === null) return check.assertion.kind === 'age' ? noValue : null;
  const value = typeof figure === 'bigint' ? Number(figure) : asNumber(figure);
  if (check.threshold.unit !== 'percent' || check.assertion.kind === 'rejects') return value;
  if (rows === null || typeof value !== 'number') return null;
  return rows === 0 ? 0 : (100 * value) / rows;
}

/** Decimals leave the engine as text. */
function asNumber(figure: Literal): Literal {
  return typeof figure === 'string' && /^-?[0-9]+([.][0-9]+)?$/.test(figure) ? Number(figure) : figure;
}

function passes({ assertion, threshold }: Check, found: Literal): boolean {
  return assertion.kind === 'columns' ? found === 0 : holds(found, threshold);
}

/** A SQL rule may give any text of the table: only its shape is shown, unless the contract itself says the text. */
function shown({ assertion, threshold }: Check, found: Literal): number | string {
  if (typeof found === 'boolean') return String(found);
  const free = typeof found === 'string' && assertion.kind === 'sql' && !threshold.values.includes(found);
  return free ? shapeOf(found) : found;
}

function reasonOf(check: Check, found: Literal): string {
  const { assertion, threshold, description } = check;
  const figure = figureText(check, found);
  if (description !== undefined) return `${sentence(description)} Found ${figure}.`;
  if (assertion.kind === 'columns') return figure;
  if (assertion.kind === 'age') return ageText(assertion.column, found);
  // Only a SELECT of the contract may give anything but a number.
  if (assertion.kind === 'sql' || typeof found !== 'number') return `the query gives ${figure}`;
  if (assertion.kind === 'rejects') return rejectWords(found);
  return threshold.unit === 'percent' ? shareWords(found, assertion) : countWords(found, assertion);
}

/** In the unit of its threshold, grouped as a person reads it. */
function figureText(check: Check, found: Literal): string {
  const text = shown(check, found);
  if (typeof text === 'string') return text;
  return `${grouped(text)}${check.threshold.unit === 'percent' ? ' %' : ''}`;
}

const ageText = (column: string, found: Literal): string =>
  typeof found === 'number'
    ? `the newest ${column} is ${durationText(found)} old`
    : `the newest ${column} is missing: the column holds no value`;

/** One line that ends as a sentence does. */
function sentence(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
