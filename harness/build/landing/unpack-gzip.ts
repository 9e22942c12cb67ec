/** What a gzip file unpacks to, whatever is complete before a fault included, and how the file ended. */
import type { Gunzip } from 'node:zlib';

/** `truncated`: the gzip stream stops before its end. `damaged`: it is no gzip stream, or not from some point on. */
export type Ending = 'complete' | 'truncated' | 'damaged';

export interface Unpacked {
  /** @returns the next bytes, at least one; null at the end. */
  next(): Promise<Buffer | null>;
  /** Meaningful once `next` has returned null. */
  readonly ending: Ending;
  close(): void;
}

/** Fills the front of `target` from a position of the packed file. @returns bytes read; 0 at the end. */
export type ReadPacked = (target: Buffer, position: number) => Promise<number>;

/** Packed bytes at a time: they may unpack to a thousand times as many. */
const usualSize = 32 * 1024;
/** A write costs some 30 microseconds, however small: by this step to single bytes there are hundreds, not thousands. */
const smallSize = 256;

/**
 * A write that fails drops what it had unpacked until then (also in `for await`), and those may be good rows: so the
 * file is unpacked again up to that write, and its bytes are then written in small pieces and at last one by one.
 */
export async function unpackGzip(read: ReadPacked): Promise<Unpacked> {
  // Loading zlib takes longer than reading a small plain file.
  const { createGunzip } = await import('node:zlib');
  const pieces: Buffer[] = [];
  let ending: Ending = 'complete';
  let over = false;
  let position = 0;
  /** Before that position no write fails; from there on they are of that size. */
  let next = { from: 0, size: usualSize };
  let handedOver = 0;
  let toSkip = 0;

  const keep = (piece: Buffer): void => {
    const fresh = piece.subarray(toSkip);
    toSkip -= piece.length - fresh.length;
    handedOver += fresh.length;
    if (fresh.length > 0) pieces.push(fresh);
  };
  // Whoever writes learns of a failure; but a stream without a listener for it would end the process.
  const start = (): Gunzip => createGunzip().on('data', keep).on('error', keepRunning);
  /** Null between two members. */
  let member: Gunzip | null = start();

  const step = async (): Promise<void> => {
    const size = position < next.from ? Math.min(usualSize, next.from - position) : next.size;
    const packed = Buffer.allocUnsafe(size);
    const bytes = packed.subarray(0, await read(packed, position));
    if (member === null) skipPadding(bytes);
    else if (bytes.length > 0) await write(member, bytes);
    else await end(member);
  };

  const skipPadding = (bytes: Buffer): void => {
    const padding = bytes.findIndex((byte) => byte !== 0);
    position += padding < 0 ? bytes.length : padding;
    if (padding >= 0) member = start();
    over = bytes.length === 0;
  };

  const write = async (to: Gunzip, bytes: Buffer): Promise<void> => {
    const before = to.bytesWritten;
    if (await succeeds(to, (done) => to.write(bytes, done))) {
      const taken = to.bytesWritten - before;
      position += taken;
      // It takes one member after the other, but leaves what begins with a zero byte, and has ended then.
      if (taken < bytes.length) member = null;
    } else if (bytes.length > 1) {
      next = { from: position, size: next.size === usualSize ? smallSize : 1 };
      position = 0;
      toSkip = handedOver;
      member = start();
    } else {
      ending = 'damaged';
      over = true;
    }
  };

  const end = async (last: Gunzip): Promise<void> => {
    const whole = await succeeds(last, (done) => last.once('end', done).end());
    ending = whole ? 'complete' : 'truncated';
    over = true;
  };

  return {
    get ending() {
      return ending;
    },
    next: async () => {
      while (pieces.length === 0 && !over) await step();
      return pieces.shift() ?? null;
    },
    close: () => member?.destroy(),
  };
}

const keepRunning = (): void => undefined;

/** Waits for what was begun on the stream: a failure may come by its event alone. */
function succeeds(stream: Gunzip, begin: (done: (error?: Error | null) => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const failed = (): void => resolve(false);
    stream.once('error', failed);
    begin((error) => {
      stream.off('error', failed);
      resolve(!error);
    });
  });
}
