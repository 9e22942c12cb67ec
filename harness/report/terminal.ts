/** A run or an audit as a person reads it: a line a table, the totals, then what is wrong and why. */
import type { Colors } from 'picocolors/types';
import { counted, grouped } from '../plan/quantity';
import type { Verdict } from '../verdict/verdict';
import { findingLines } from './findings';
import { type RunReport, type TableReport, tally } from './run-report';
import { type TextColumn, textTable } from './text-table';

const columns: readonly TextColumn[] = [
  { title: 'zone', align: 'left' },
  { title: 'table', align: 'left' },
  { title: 'rows', align: 'right' },
  { title: 'expected', align: 'right' },
  { title: 'passed', align: 'right' },
  { title: 'warned', align: 'right' },
  { title: 'violated', align: 'right' },
  { title: 'not run', align: 'right' },
  { title: 'seconds', align: 'right' },
];

/** @param colors picocolors, with or without colour as the terminal allows. */
export function terminalReport(report: RunReport, colors: Colors): string {
  return [
    ...heading(report, colors),
    '',
    ...tableLines(report, colors),
    '',
    ...totals(report),
    ...findingLines(report.verdicts, colors),
  ].join('\n');
}

function heading({ policy, target, dataset, version }: RunReport, colors: Colors): string[] {
  const parts = [
    policy === null ? null : `policy ${policy}`,
    target,
    dataset === null ? null : `data set ${dataset}`,
    version,
  ];
  return [colors.bold(parts.filter((part) => part !== null).join(' · '))];
}

function tableLines(report: RunReport, colors: Colors): string[] {
  const [titles, ...lines] = textTable(
    columns,
    report.tables.map((table) => tableCells(table, report.verdicts)),
  );
  return [
    colors.dim(titles ?? ''),
    ...lines.map((line, index) => paint(line, report.verdicts, report.tables[index], colors)),
  ];
}

function tableCells(table: TableReport, verdicts: readonly Verdict[]): string[] {
  const counts = tally(verdicts.filter((verdict) => verdict.table === table.table));
  return [
    table.zone ?? '-',
    table.table,
    grouped(table.rows),
    expected(table),
    ...[counts.passed, counts.warned, counts.violated, counts.notEvaluated].map(seen),
    table.seconds.toFixed(2),
  ];
}

/** A count that differs is marked, so that it is seen without colour too. */
function expected({ rows, expectedRows }: TableReport): string {
  const differs = expectedRows !== null && rows !== expectedRows;
  return `${differs ? '≠ ' : ''}${grouped(expectedRows)}`;
}

/** Nothing is a dash: what is not nothing stands out. */
const seen = (count: number): string => (count === 0 ? '-' : grouped(count));

function paint(
  line: string,
  verdicts: readonly Verdict[],
  table: TableReport | undefined,
  colors: Colors,
): string {
  const counts = tally(verdicts.filter((verdict) => verdict.table === table?.table));
  if (counts.violated > 0 || counts.notEvaluated > 0) return colors.red(line);
  return counts.warned > 0 ? colors.yellow(line) : line;
}

function totals(report: RunReport): string[] {
  const counts = tally(report.verdicts);
  const rows = report.tables.reduce((sum, table) => sum + (table.rows ?? 0), 0);
  const speed = grouped(Math.round(rows / Math.max(report.seconds, 0.001)));
  return [
    `${counted(report.verdicts.length, 'check')} on ${counted(report.tables.length, 'table')}: ` +
      `${grouped(counts.passed)} passed, ${grouped(counts.warned)} warned, ` +
      `${grouped(counts.violated)} violated, ${grouped(counts.notEvaluated)} not evaluated`,
    `${counted(report.statements, 'statement')}, ${counted(rows, 'row')} in ${report.seconds.toFixed(2)} s (${speed} rows/s)`,
  ];
}
