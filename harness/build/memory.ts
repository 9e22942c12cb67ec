/** How much memory and how many threads a build takes. Pure but for the defaults, which ask the machine. */
import { availableParallelism, totalmem } from 'node:os';
import { errors } from '../errors';

export interface Resources {
  /** DuckDB's spelling, in whole MiB. */
  readonly memoryLimit: string;
  /** One a core, fewer where memory is short. */
  readonly threads: number;
}

const MIB = 1024 * 1024;
/** Share of the machine's memory (or of the container's) that a build takes by default. */
const SHARE = 0.4;
const LEAST = 512 * MIB;
/** Below this, DuckDB's own buffers for one file of landing JSON do not fit. */
const SMALLEST = 64 * MIB;
/** Below this, a thread's buffers crowd out the hash tables (DuckDB advises 125 MB a thread at least). */
const MEMORY_A_THREAD = 128 * MIB;

/** @throws LAKE-001 for a limit that is no size (`512MB`, `2 GiB` and `40%` are), or one too small to work with */
export function resources(memoryLimit?: string): Resources {
  const bytes = memoryLimit === undefined ? defaultLimit(machineMemory()) : workableLimit(memoryLimit);
  return {
    memoryLimit: `${Math.floor(bytes / MIB)}MiB`,
    threads: threadsFor(bytes, availableParallelism()),
  };
}

export const defaultLimit = (machine: number): number => Math.max(LEAST, machine * SHARE);

function workableLimit(text: string): number {
  const bytes = limitBytes(text);
  if (bytes < SMALLEST)
    throw errors.usage(`The memory limit "${text}" is too small; the smallest is ${SMALLEST / MIB}MiB.`);
  return bytes;
}

export const threadsFor = (bytes: number, cores: number): number =>
  Math.max(1, Math.min(cores, Math.round(bytes / MEMORY_A_THREAD)));

/** A container's limit where there is one: `totalmem` is the host's. */
function machineMemory(): number {
  const constrained = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return Math.min(totalmem(), constrained);
}

const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 1024,
  mib: MIB,
  gib: 1024 * MIB,
  tib: 1024 * 1024 * MIB,
};

/** Bytes of a size as DuckDB spells it, or of a share of the machine's memory such as `40%`. */
export function limitBytes(text: string): number {
  const parts = /^\s*([0-9]+(?:[.][0-9]+)?)\s*([a-z]+|%)\s*$/i.exec(text);
  const unit = parts?.[2]?.toLowerCase() ?? '';
  const factor = unit === '%' ? machineMemory() / 100 : UNITS[unit];
  const bytes = Number(parts?.[1]) * (factor ?? Number.NaN);
  if (!(bytes > 0))
    throw errors.usage(`The memory limit "${text}" is no size; write one such as 512MB, 2GiB or 40%.`);
  return bytes;
}
