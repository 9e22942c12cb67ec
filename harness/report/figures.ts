/** Numbers as a person reads them. */

/** `81273` as `81,273`; nothing known as `-`. */
export function grouped(figure: number | null): string {
  return figure === null ? '-' : figure.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** `1 check`, `2 checks`, `1,000 checks`. */
export function counted(figure: number, thing: string): string {
  return `${grouped(figure)} ${thing}${figure === 1 ? '' : 's'}`;
}
