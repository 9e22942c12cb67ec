/** What is wrong in a YAML file of a project, and where: every problem says what was found and what is allowed. */

/** Keys and list positions from the top of a document. */
export type Path = readonly (string | number)[];

export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** e.g. `schema[0].properties[1]`; empty: the document. */
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
  /** The valid name that was probably meant. */
  readonly nearest: string | null;
}

/** A problem before its place in the text is known. */
export interface Finding {
  readonly path: Path;
  /** A key at `path` to point at, instead of the value of `path`. */
  readonly key?: string;
  readonly found: string;
  readonly allowed: string;
  readonly nearest?: string | null;
  /** Whether the value is of no use: what else is found in it only echoes this. */
  readonly spoiled?: boolean;
}

/** Where findings are told. */
export type Report = (finding: Finding) => void;

/** `contracts/x.yaml:12:9: unknown key "requird" at schema[0].properties[1]; allowed: ..; did you mean "required"?` */
export function problemText(problem: Problem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  const where = problem.path === '' ? 'at the top level' : `at ${problem.path}`;
  const meant = problem.nearest === null ? '' : `; did you mean "${problem.nearest}"?`;
  return `${place}: ${problem.found} ${where}; allowed: ${problem.allowed}${meant}`;
}

export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** In the order in which a reader meets them; no problem stands twice. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const distinct = new Map(problems.map((problem) => [problemText(problem), problem]));
  return [...distinct.values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
