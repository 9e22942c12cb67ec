/** What may stand in lake.yaml. */
import { type Fields, fields, textOf } from '../fields';
import { nearest } from '../nearest';
import type { Finding, Path } from '../problem';
import { unknownKeys } from '../unknown-keys';

/** Everything in the data of a lake.yaml that is not allowed. */
export function projectFindings(data: unknown): readonly Finding[] {
  const project = fields(data);
  const policies = Object.entries(fields(project.policies));
  return [
    ...unknownKeys(project, [], ['name', 'landing', 'policies', 'defaultPolicy', 'datasets', 'demo']),
    ...texts(project, [], ['name', 'landing']),
    ...policies.flatMap(([name, item]) => policy(fields(item), ['policies', name])),
    ...(policies.length > 0
      ? []
      : [{ path: ['policies'], found: 'no policy', allowed: 'at least one policy' }]),
    ...defaultPolicy(
      project,
      policies.map(([name]) => name),
    ),
    ...Object.keys(fields(project.datasets)).flatMap((name) =>
      texts(fields(project.datasets), ['datasets'], [name]),
    ),
    ...(project.demo === undefined ? [] : demo(fields(project.demo))),
  ];
}

function policy(node: Fields, path: Path): readonly Finding[] {
  const names = ['contracts', 'transforms'];
  return [...unknownKeys(node, path, names), ...texts(node, path, names)];
}

/** Without it the first policy is the default. */
function defaultPolicy({ defaultPolicy: name }: Fields, policies: readonly string[]): readonly Finding[] {
  if (name === undefined || policies.includes(String(name))) return [];
  const found = `unknown policy "${String(name)}"`;
  return [
    {
      path: ['defaultPolicy'],
      found,
      allowed: policies.join(', '),
      nearest: nearest(String(name), policies),
    },
  ];
}

function demo(node: Fields): readonly Finding[] {
  const path = ['demo'];
  const counts = ['scale', 'seed'].filter((key) => node[key] !== undefined && !isCount(node[key]));
  return [
    ...unknownKeys(node, path, ['profile', 'scale', 'seed']),
    ...texts(node, path, ['profile']),
    ...counts.map((key) => ({
      path: [...path, key],
      found: `"${String(node[key])}"`,
      allowed: 'a whole number, 0 or more',
    })),
  ];
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Each of `names` must be there, as text. */
function texts(node: Fields, path: Path, names: readonly string[]): readonly Finding[] {
  return names
    .filter((name) => textOf(node[name]) === null)
    .map((name) =>
      node[name] === undefined
        ? { path, found: `missing key "${name}"`, allowed: `"${name}" with a text` }
        : { path: [...path, name], found: 'no text', allowed: 'a text' },
    );
}
