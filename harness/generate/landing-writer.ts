/** Writes one source's pieces into numbered files, holding at most two chunks in memory. */

import type { FileHandle } from 'node:fs/promises';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Form, Piece } from './profile';

export interface Written {
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
}

export interface LandingWriter {
  /** Takes a piece; wait for the promise, where there is one, before the next. @throws the file system's error. */
  add(piece: Piece): Promise<void> | null;
  /** Closes the last file, also after an error. */
  close(): Promise<Written>;
}

interface OpenFile {
  readonly handle: FileHandle;
  readonly form: Form;
  lines: number;
}

/** Enough for the disk to be busy and little enough to keep: larger chunks measured no faster. */
const CHUNK_CHARACTERS = 512 * 1024;

/** Stamp of the first file; as in the published names, a Unix ms. */
const FIRST_STAMP = 1700000000000;

/** Files of about `linesPerFile` lines (a piece is never split), a new one wherever the form changes. */
export async function landingWriter(
  out: string,
  source: string,
  linesPerFile: number,
): Promise<LandingWriter> {
  const folder = join(out, source, 'landing');
  await mkdir(folder, { recursive: true });
  const total = { files: 0, lines: 0, bytes: 0 };
  let file: OpenFile | null = null;
  let text = '';
  let writing: Promise<unknown> = Promise.resolve();

  const add = (piece: Piece): Promise<void> | null => {
    if (file === null || file.form !== piece.form || file.lines >= linesPerFile) return next(piece);
    return take(file, piece);
  };

  const take = (current: OpenFile, piece: Piece): Promise<void> | null => {
    text += piece.text;
    current.lines += piece.lines;
    total.lines += piece.lines;
    return text.length < CHUNK_CHARACTERS ? null : flush(current);
  };

  const next = async (piece: Piece): Promise<void> => {
    await finish();
    const handle = await open(join(folder, fileName(source, total.files)), 'wx');
    total.files += 1;
    file = { handle, form: piece.form, lines: 0 };
    await take(file, piece);
  };

  /** Waits for the chunk before, then starts this one: the next is built while this one is on its way. */
  const flush = async (current: OpenFile): Promise<void> => {
    const chunk = Buffer.from(text, 'latin1');
    text = '';
    await writing;
    total.bytes += chunk.length;
    writing = current.handle.writeFile(chunk);
    // The error is met at the next await; without this line Node would end the process before.
    writing.catch(() => undefined);
  };

  const finish = async (): Promise<void> => {
    const last = file;
    file = null;
    if (last === null) return;
    try {
      await flush(last);
      await writing;
    } finally {
      await last.handle.close();
    }
  };

  return {
    add,
    close: async () => {
      await finish();
      return { ...total };
    },
  };
}

/** Is `name` one of the names above? Only such files are ever cleared. */
export function isGeneratedName(source: string, name: string): boolean {
  return name.startsWith(`${source}-`) && /^[0-9]{13}[.]json$/.test(name.slice(source.length + 1));
}

function fileName(source: string, index: number): string {
  return `${source}-${FIRST_STAMP + index}.json`;
}
