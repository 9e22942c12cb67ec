/** What a canonical type is, whatever its parameters. */

/** The type's name without parameters: `decimal` of `decimal(10,2)`. */
export function kindOf(type: string): string {
  return /^[^(<]*/.exec(type)?.[0] ?? type;
}

export function isText(type: string): boolean {
  return kindOf(type) === 'string';
}

/** Kinds of whole numbers; a decimal may hold fractions too, as its scale says. */
export const signedIntegers: readonly string[] = [
  'tinyint',
  'smallint',
  'int',
  'bigint',
  'decimal',
  'hugeint',
];
export const unsignedIntegers: readonly string[] = [
  'utinyint',
  'usmallint',
  'uinteger',
  'ubigint',
  'uhugeint',
  'bignum',
];

export function isInteger(type: string): boolean {
  return [...signedIntegers, ...unsignedIntegers].includes(kindOf(type));
}
