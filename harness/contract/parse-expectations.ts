/** Reads a file of exact counts. Apart from `expectations.ts`, because a command that remembers them need not load YAML. */
import { readFile } from 'node:fs/promises';
import { errors } from '../errors';
import type { Expectations } from './expectations';
import { type Fields, fields, textOf } from './fields';
import { type Finding, problemText, sortProblems } from './problem';
import { shortName } from './short-name';
import { unknownKeys } from './unknown-keys';
import { readYaml } from './yaml-source';

/** @throws LAKE-022 where the file cannot be read, LAKE-023 with its problems. */
export async function loadExpectations(file: string): Promise<Expectations> {
  const name = shortName(file, process.cwd());
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw errors.fileUnreadable(name, cause);
  });
  return parseExpectations(name, text);
}

/** @throws LAKE-023 with every problem. */
export function parseExpectations(file: string, text: string): Expectations {
  const source = readYaml({ file, text });
  const found = !source.readable ? [] : findings(fields(source.data)).map((finding) => source.place(finding));
  const problems = sortProblems([...source.problems, ...found]);
  if (problems.length > 0) throw errors.expectationsInvalid(file, problems.map(problemText));
  const data = fields(source.data);
  const rows = Object.entries(fields(data.rows)).map(([policy, tables]) => {
    const counts = Object.entries(fields(tables)).map(([table, count]) => [table, Number(count)] as const);
    return [policy, Object.fromEntries(counts)] as const;
  });
  return {
    dataset: textOf(data.dataset) ?? '',
    file,
    asOf: moment(data.asOf),
    rows: Object.fromEntries(rows),
  };
}

function findings(data: Fields): readonly Finding[] {
  const policies = Object.entries(fields(data.rows));
  return [
    ...unknownKeys(data, [], ['dataset', 'asOf', 'rows']),
    ...(textOf(data.dataset) === null
      ? [{ path: [], found: 'missing key "dataset"', allowed: 'a name' }]
      : []),
    ...(policies.length === 0
      ? [{ path: ['rows'], found: 'no rows', allowed: 'policy, then table: rows' }]
      : []),
    ...(data.asOf !== undefined && moment(data.asOf) === null
      ? [{ path: ['asOf'], found: `"${String(data.asOf)}"`, allowed: 'ISO 8601 or Unix ms' }]
      : []),
    ...policies.flatMap(([policy, tables]) => countFindings(policy, fields(tables))),
  ];
}

function countFindings(policy: string, tables: Fields): readonly Finding[] {
  return Object.entries(tables)
    .filter(([, count]) => !Number.isSafeInteger(count) || Number(count) < 0)
    .map(([table, count]) => ({
      path: ['rows', policy, table],
      found: `"${String(count)}"`,
      allowed: 'a whole number of rows, 0 or more',
    }));
}

/** Unix ms. */
function moment(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  const time = Date.parse(textOf(value) ?? '');
  return Number.isNaN(time) ? null : time;
}
