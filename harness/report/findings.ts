/** What is wrong and why, as a person reads it: errors first, then what was not evaluated, then warnings. */
import type { Colors } from 'picocolors/types';
import { counted } from '../plan/quantity';
import type { Verdict } from '../verdict/verdict';

/** A report is read from the top: what stands beyond this is counted, and in --json. */
const MOST = 25;
const WIDTH = 120;

/** An empty line before each finding. */
export function findingLines(verdicts: readonly Verdict[], colors: Colors): string[] {
  const violated = verdicts.filter((verdict) => verdict.status === 'violated');
  const found = [
    ...violated.filter(({ severity }) => severity === 'error').map((verdict) => violation(verdict, colors)),
    ...unevaluated(verdicts, colors),
    ...violated.filter(({ severity }) => severity === 'warning').map((verdict) => violation(verdict, colors)),
  ];
  const rest = found.length - MOST;
  return [
    ...found.slice(0, MOST).flatMap((lines) => ['', ...lines]),
    ...(rest > 0 ? ['', `${rest} more: --json shows all.`] : []),
  ];
}

function violation(verdict: Verdict, colors: Colors): string[] {
  const { table, check, threshold, reason, found, severity } = verdict;
  const label = severity === 'error' ? colors.red('violated') : colors.yellow('warning');
  return [
    `${label}  ${colors.bold(`${table} ${check}`)}: must be ${threshold}`,
    // It holds the figure, so that the figure stands once.
    `  ${reason ?? `found ${found}`}`,
    ...sampleLines(verdict).map((line) => colors.dim(`  ${line}`)),
  ];
}

/** A table that cannot be read leaves all its checks open for one reason: that is one finding. */
function unevaluated(verdicts: readonly Verdict[], colors: Colors): string[][] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts.filter(({ status }) => status === 'notEvaluated')) {
    const key = `${verdict.table}\n${verdict.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  return [...groups.values()].map((group) => {
    const table = group[0]?.table ?? '';
    const reason = group[0]?.reason ?? 'no reason is known';
    const what = group.length === 1 ? group[0]?.check : counted(group.length, 'check');
    return [`${colors.red('not evaluated')}  ${colors.bold(`${table} ${what}`)}`, `  ${reason}`];
  });
}

/** Masked rows are often equal: each line once, with how many it stands for. */
function sampleLines({ rule, samples }: Verdict): string[] {
  const lines = samples.map(rule === 'rejects' ? rejectText : rowText);
  return [...new Set(lines)].map((line) => {
    const times = lines.filter((each) => each === line).length;
    return cut(times === 1 ? line : `${line}  (${times} times)`);
  });
}

type Sample = Verdict['samples'][number];

/** Where an editor finds it, as other tools print it. */
const rejectText = ({ file, line, reason, text }: Sample): string => `${file}:${line}: ${reason}: ${text}`;

function rowText(sample: Sample): string {
  return Object.entries(sample)
    .map(([name, value]) => `${name}=${value}`)
    .join('  ');
}

const cut = (line: string): string => (line.length > WIDTH ? `${line.slice(0, WIDTH - 2)} …` : line);
