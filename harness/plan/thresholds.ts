/** The thresholds that rules imply; those of quality rules stand in the contract. */
import type { Threshold } from '../contract/contract';

export const none: Threshold = { operator: '=', values: [0], unit: 'rows' };

export const exactly = (rows: number): Threshold => ({ operator: '=', values: [rows], unit: 'rows' });

export const atMost = (value: number, unit: Threshold['unit'] = 'rows'): Threshold => ({
  operator: '<=',
  values: [value],
  unit,
});
