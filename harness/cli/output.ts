/** Where a command writes: its result to stdout, everything a person watches to stderr. */
import picocolors from 'picocolors';

export interface Output {
  readonly json: boolean;
  readonly colors: ReturnType<typeof picocolors.createColors>;
  /** The result: text for a person, or with --json the record itself. */
  result(text: () => string, record: unknown): void;
  /** A remark on the way, e.g. what comes next; silent with --quiet. */
  note(text: string): void;
  /** A line that is replaced as work goes on; only on a terminal. */
  progress(text: string): void;
}

export interface OutputOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function openOutput(options: OutputOptions): Output {
  const { json = false, quiet = false } = options;
  const live = !quiet && !json && process.stderr.isTTY === true;
  const clear = (): void => {
    if (live) process.stderr.write('\r\x1b[K');
  };
  return {
    json,
    colors: picocolors.createColors(colourAllowed(json)),
    result: (text, record) => {
      clear();
      process.stdout.write(`${json ? JSON.stringify(record, null, 2) : text()}\n`);
    },
    note: (text) => {
      clear();
      if (!quiet) process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      clear();
      if (live) process.stderr.write(text);
    },
  };
}

/** Colour only on a terminal that has some, and never against NO_COLOR (https://no-color.org). */
function colourAllowed(json: boolean): boolean {
  const terminal = process.stdout.isTTY === true && process.env.TERM !== 'dumb';
  return !json && terminal && !process.env.NO_COLOR;
}
