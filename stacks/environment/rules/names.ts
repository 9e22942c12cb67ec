/** Names and folders that AWS accepts, and that do not lie in each other. */
import type { Environment } from '../environment';
import { type Findings, matching } from './findings';

export function names({ prefix, database }: Environment): Findings {
  return [
    // The longest name made of it is a role's, `<prefix>-data-scientist`; IAM and Lambda allow 64 characters.
    ...matching('prefix', prefix, /^[a-z][a-z0-9-]{1,39}$/, 'a-z, 0-9 and -, at most 40 characters'),
    ...matching('database', database, /^[a-z0-9_]{1,128}$/, 'a-z, 0-9 and _'),
  ];
}

export function bucketNames({ buckets }: Environment): Findings {
  return Object.entries(buckets).flatMap(([key, name]) => bucketName(`buckets.${key}`, name));
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; no dots, which break TLS. */
function bucketName(path: string, name: string): Findings {
  const reserved = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3)$/;
  const allowed = '3 to 63 of a-z, 0-9 and -, no - at an end, no reserved beginning or end';
  return matching(path, reserved.test(name) ? '' : name, /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, allowed, name);
}

export function prefixes({ prefixes: own }: Environment, tablePrefixes: readonly string[]): Findings {
  const lake = [own.code, own.temporary, ...tablePrefixes];
  const results = [own.reports, own.auditors, own.scientists];
  return [
    ...Object.entries(own).flatMap(([key, value]) =>
      matching(`prefixes.${key}`, value, /^([a-z0-9_-]+[/])+$/, 'folders with / at the end, such as code/'),
    ),
    ...[...overlaps(lake), ...overlaps(results)].map(
      ([inner, outer]) => `prefixes: "${inner}" lies in "${outer}"; allowed: folders apart from each other`,
    ),
  ];
}

function overlaps(folders: readonly string[]): readonly (readonly [string, string])[] {
  return folders.flatMap((inner, index) =>
    folders
      .filter(
        (outer, other) => other !== index && inner.startsWith(outer) && (inner !== outer || other < index),
      )
      .map((outer) => [inner, outer] as const),
  );
}
