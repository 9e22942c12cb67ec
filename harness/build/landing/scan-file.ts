/**
 * One landing file, read once from start to end: which rows it holds, and whether DuckDB can read it where it stands.
 * It can as long as every line is one plain object; from the first fragment that is not, the file is written anew as
 * clean lines. A file proven plain costs no writing, one odd line costs no second reading of the others.
 */
import { isGzip, openBytes } from './byte-source';
import type { CleanFile } from './clean-file';
import { convertObject } from './convert-object';
import { endings, type FragmentSink, readFragments } from './fragments';
import { type Framing, framingAtStart } from './framing';
import { fileKeys, type Spelling } from './key-spelling';
import type { LandingColumns } from './landing-columns';
import { patternLearner } from './plain-pattern';
import { openWindow, type TextWindow } from './text-window';

export interface FileScan {
  readonly file: string;
  readonly rows: number;
  readonly spelling: Spelling;
  /** Where DuckDB reads the rows: the file itself, or clean lines beside it. */
  readonly readFrom: string;
}

export interface ScanOptions {
  readonly columns: LandingColumns;
  /** Called at most once. */
  createClean(): Promise<CleanFile>;
  /** `start`: the fragment's first characters, not masked. */
  onReject(file: string, line: number, start: string, reason: string): void;
  /** After the first part of the file, where DuckDB could so far read it where it stands. */
  onFirstPart?(spelling: Spelling): void;
}

/** @throws LAKE-043, LAKE-046 */
export async function scanFile(file: string, options: ScanOptions): Promise<FileScan> {
  const source = await openBytes(file);
  const target = targetOf(file, options);
  try {
    const window = await openWindow(source);
    const framing = { ...framingAtStart };
    const found = sinkOf(file, window, options, target);
    for (;;) {
      const consumed = readFragments(window, framing, found.sink);
      await target.flush();
      if (window.offset === 0 && target.inPlace) options.onFirstPart?.(found.spelling);
      if (window.last !== null && window.last !== 'tooLong') break;
      await window.advance(consumed);
    }
    reportEnd(window.last, framing, found.sink, window.text.length);
    await target.flush();
    return { file, rows: found.rows, spelling: found.spelling, readFrom: target.path };
  } finally {
    await target.close();
    await source.close();
  }
}

function reportEnd(last: keyof typeof endings, framing: Framing, sink: FragmentSink, end: number): void {
  if (framing.endReported) return;
  if (last !== 'complete') sink.reject(end, end, framing.line, endings[last]);
  else if (framing.inArray) sink.reject(end, end, framing.line, 'the file ends inside its array');
}

/** Where the rows go: nowhere while the file is plain, else into a clean file. */
interface Target {
  readonly inPlace: boolean;
  readonly path: string;
  /** The file is no longer plain; its first `bytes` were. */
  leave(bytes: number): void;
  add(line: string): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

function targetOf(file: string, { createClean }: ScanOptions): Target {
  let clean: CleanFile | null = null;
  let plainBytes: number | null = isGzip(file) ? 0 : null;
  let lines: string[] = [];
  return {
    get inPlace() {
      return plainBytes === null;
    },
    get path() {
      return clean?.path ?? file;
    },
    leave: (bytes) => {
      plainBytes ??= bytes;
    },
    add: (line) => {
      if (plainBytes !== null) lines.push(line);
    },
    flush: async () => {
      if (plainBytes === null) return;
      if (clean === null) {
        clean = await createClean();
        await clean.takeOver(file, plainBytes);
      }
      await clean.write(lines.join(''));
      lines = [];
    },
    close: async () => clean?.close(),
  };
}

interface Found {
  readonly sink: FragmentSink;
  readonly rows: number;
  readonly spelling: Spelling;
}

function sinkOf(file: string, window: TextWindow, options: ScanOptions, target: Target): Found {
  const keys = fileKeys(options.columns);
  const learner = patternLearner();
  const leave = (at: number): void => target.leave(window.offset + at);
  let rows = 0;
  const reject = (start: number, end: number, line: number, reason: string): void => {
    leave(start);
    options.onReject(file, line, window.text.slice(start, Math.min(end, start + 400)), reason);
  };
  const sink: FragmentSink = {
    get pattern() {
      return learner.pattern;
    },
    plain(start, end, count, alone) {
      rows += count;
      if (!alone) leave(start);
      if (target.inPlace) return;
      const text = window.text.slice(start, end);
      target.add(text.endsWith('\n') ? text : `${text}\n`);
    },
    parsed(start, end, line, alone, members) {
      const converted = convertObject(members, keys);
      if (converted.is === 'refused') return reject(start, end, line, converted.reason);
      rows += 1;
      if (converted.unchanged) learner.learn(converted.keys);
      if (!alone || !converted.unchanged || window.text.slice(start, end).includes('\n')) leave(start);
      target.add(`${converted.line}\n`);
    },
    reject,
    mark: leave,
  };
  return {
    sink,
    spelling: keys.spelling,
    get rows() {
      return rows;
    },
  };
}
