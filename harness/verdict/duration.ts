const units = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1000 },
] as const;

/** Milliseconds in the largest unit that fits, to one decimal: `2 d`, `1.5 h`. */
export function durationText(ms: number): string {
  const unit = units.find((one) => Math.abs(ms) >= one.ms) ?? { name: 'ms', ms: 1 };
  return `${Number((ms / unit.ms).toFixed(1))} ${unit.name}`;
}
