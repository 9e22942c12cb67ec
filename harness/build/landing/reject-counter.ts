/** Counts what the landing files of a table hold besides rows, and keeps the first of each file to show. */
import type { Contract } from '../../contract/contract';
import { type LandingReport, mostSamples, type Reject } from './landing-report';
import { masked } from './mask';

export interface RejectCounter {
  /** @param start the fragment's first characters as they stand in the file: bytes as Latin-1. */
  add(file: string, line: number, start: string, reason: string): void;
  /** Samples stand in the order of `files`, in whatever order they were read. */
  report(files: readonly string[], rows: number): LandingReport;
}

export function rejectCounter({ table, columns }: Contract): RejectCounter {
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  const samples = new Map<string, Reject[]>();
  let rejects = 0;
  return {
    add: (file, line, start, reason) => {
      rejects += 1;
      const before = samples.get(file) ?? [];
      if (before.length >= mostSamples) return;
      const text = masked(Buffer.from(start, 'latin1').toString('utf8'), names);
      samples.set(file, [...before, { file, line, text, reason }]);
    },
    report: (files, rows) => ({
      table,
      files: files.length,
      rows,
      fragments: rows + rejects,
      rejects,
      samples: files.flatMap((file) => samples.get(file) ?? []).slice(0, mostSamples),
    }),
  };
}
