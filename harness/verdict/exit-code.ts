import type { Verdict } from './verdict';

/** 1: an error is violated; else 3: something was not evaluated, which is never a pass; else 0. */
export function exitCodeOf(verdicts: readonly Pick<Verdict, 'status' | 'severity'>[]): 0 | 1 | 3 {
  if (verdicts.some(({ status, severity }) => status === 'violated' && severity === 'error')) return 1;
  return verdicts.some(({ status }) => status === 'notEvaluated') ? 3 : 0;
}
