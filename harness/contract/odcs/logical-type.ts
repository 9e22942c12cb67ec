/** How ODCS's logical types and the canonical physical ones go together. */

import { type Fields, fields, listOf, textOf } from '../fields';
import { canonicalType } from '../types/column-type';
import { kindOf, signedIntegers, unsignedIntegers } from '../types/type-kind';

/** The canonical type of a column without physicalType; null where its logicalType says too little. */
export function typeFromLogical(node: Fields): string | null {
  const format = textOf(fields(node.logicalTypeOptions).format) ?? '';
  switch (node.logicalType) {
    case 'integer':
      return integerFormats[format] ?? 'bigint';
    case 'number':
      return format === 'f32' ? 'float' : 'double';
    case 'object':
      return structOf(listOf(node.properties));
    case 'array':
      return wrap('array', [node.items]);
    case 'map':
      return wrap('map', [fields(node.map).key, fields(node.map).value]);
    case 'vector':
      return 'array<float>';
    default:
      return plain.has(String(node.logicalType)) ? String(node.logicalType) : null;
  }
}

const plain = new Set(['string', 'boolean', 'date', 'timestamp', 'time']);

/** Unsigned formats take the next larger signed type: Athena has no unsigned ones. */
const integerFormats: Readonly<Record<string, string>> = {
  i8: 'tinyint',
  i16: 'smallint',
  i32: 'int',
  i64: 'bigint',
  i128: 'decimal(38,0)',
  u8: 'smallint',
  u16: 'int',
  u32: 'bigint',
  u64: 'decimal(20,0)',
  u128: 'decimal(38,0)',
};

function nestedType(item: unknown): string | null {
  const node = fields(item);
  const physical = textOf(node.physicalType);
  return physical === null ? typeFromLogical(node) : canonicalType(physical);
}

function structOf(properties: readonly unknown[]): string | null {
  const parts = properties.map((item) => {
    const type = nestedType(item);
    const name = textOf(fields(item).name);
    return type === null || name === null ? null : `${name}:${type}`;
  });
  return parts.length === 0 || parts.includes(null) ? null : canonicalType(`struct<${parts.join(',')}>`);
}

function wrap(name: string, items: readonly unknown[]): string | null {
  const parts = items.map(nestedType);
  return parts.includes(null) ? null : canonicalType(`${name}<${parts.join(',')}>`);
}

/** Kinds that can hold a logical type. Text holds dates and nested values too; a moment may be Unix ms. */
export const kindsOf: Readonly<Record<string, readonly string[]>> = {
  string: ['string', 'uuid', 'json', 'enum', 'binary', 'bit'],
  integer: [...signedIntegers, ...unsignedIntegers],
  number: ['float', 'double', ...signedIntegers, ...unsignedIntegers],
  boolean: ['boolean'],
  // v3.0 has no `timestamp`: there `date` is both.
  date: ['date', 'timestamp', 'timestamp with time zone', 'string'],
  timestamp: ['timestamp', 'timestamp with time zone', 'timestamp_ns', 'bigint', 'string'],
  time: ['time', 'time with time zone', 'time_ns', 'bigint', 'int', 'string'],
  object: ['struct', 'map', 'json', 'variant', 'union', 'string'],
  array: ['array', 'json', 'variant', 'string'],
  map: ['map', 'json', 'variant', 'string'],
  vector: ['array', 'binary'],
};

/** The first logical type that a canonical one can hold. */
export function logicalOf(type: string): string {
  const fits = Object.entries(kindsOf).find(([, kinds]) => kinds.includes(kindOf(type)));
  return fits?.[0] ?? 'string';
}
