/** Numbers as a person reads them. */

/** `81273` as `81,273`, `0.333333` as `0.33`, `0.000123` as `0.00012`; nothing known as `-`. */
export function grouped(figure: number | null): string {
  if (figure === null) return '-';
  // A small share that is not nothing must not look like nothing.
  const digits = Math.abs(figure) < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 };
  return figure.toLocaleString('en-US', digits);
}

/** `1 check`, `2 checks`, `1,000 checks`. */
export function counted(figure: number, thing: string): string {
  return `${grouped(figure)} ${thing}${figure === 1 ? '' : 's'}`;
}
