/** Starts a build of the tiny project in a process of its own (see build-child.ts) and follows what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface BuildProcess {
  readonly pid: number | undefined;
  /** Resolves when the process has said a line that starts so; rejects when it ends without. */
  said(start: string): Promise<string>;
  /** SIGKILL: no handler of the process runs. Resolves when it is gone. */
  kill(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** For `afterEach`: a build that a failed test left stopped would keep the test run from ending. */
export function endBuilds(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** @param fileSizeLimit KiB: larger files cannot be written, as on a disk that fills up */
export function startBuild(folder: string, stopAt = '', fileSizeLimit?: number): BuildProcess {
  const node = [
    process.execPath,
    '-r',
    join(__dirname, 'run-typescript.js'),
    join(__dirname, 'build-child.ts'),
  ];
  const limit = fileSizeLimit === undefined ? '' : `ulimit -f ${fileSizeLimit} && `;
  const child = spawn('bash', ['-c', `${limit}exec "$@"`, 'bash', ...node, folder, stopAt], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  const ended = once(child, 'exit');
  const lines = follow(child);
  return {
    pid: child.pid,
    said: lines,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function follow(child: ChildProcess): (start: string) => Promise<string> {
  const heard: string[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const check of waiting) check();
  };
  let over = false;
  createInterface({ input: child.stdout ?? process.stdin })
    .on('line', (line) => {
      heard.push(line);
      wake();
    })
    .on('close', () => {
      over = true;
      wake();
    });
  return (start) =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const line = heard.find((each) => each.startsWith(start));
        if (line !== undefined) resolve(line);
        else if (over) reject(new Error(`the build never said "${start}", only: ${heard.join(', ')}`));
        else return;
        waiting.delete(check);
      };
      waiting.add(check);
      check();
    });
}
