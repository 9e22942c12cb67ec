/** Decimal text to whole numbers without a floating-point step, so that no digit is lost or rounded. */

/** The integer that the text states (`10`, `10.0`, `1.6e12`), in digits; null where it is none or does not fit. */
export function integerText(number: string, bits: number): string | null {
  const value = scaled(number, 0);
  return value !== null && BigInt.asIntN(bits, value) === value ? value.toString() : null;
}

/** Whether the number fits decimal(precision, scale) without rounding. */
export function fitsDecimal(number: string, precision: number, scale: number): boolean {
  const value = scaled(number, scale);
  return value !== null && (value < 0n ? -value : value) < 10n ** BigInt(precision);
}

/** The number with exactly `scale` digits after the point; the number must fit. */
export function decimalText(number: string, scale: number): string {
  const value = scaled(number, scale) ?? 0n;
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${value < 0n ? '-' : ''}${whole}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
}

/** Longer than any number that fits: what is beyond is refused before it costs memory. */
const mostDigits = 80;

/** number x 10^scale where that is a whole number; null otherwise. */
function scaled(number: string, scale: number): bigint | null {
  const [, sign, whole, fraction = '', exponent = '0'] =
    /^([+-]?)0*([0-9]*)(?:[.]([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(number) ?? [];
  if (whole === undefined || number === '') return null;
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return 0n;
  const point = digits.length - fraction.length + Number(exponent) + scale;
  if (point > mostDigits || /[1-9]/.test(digits.slice(Math.max(point, 0)))) return null;
  const value = BigInt(digits.slice(0, Math.max(point, 0)).padEnd(Math.max(point, 1), '0') || '0');
  return sign === '-' ? -value : value;
}
