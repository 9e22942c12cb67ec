/** MiniStack for tests: a server of this process's own on a free port of 127.0.0.1, stopped by its own id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describeOnTier } from './tier';

const program = '.cache/emulator/bin/ministack';

/** `describe`, or one skipped test whose name says why. */
export const describeOnMinistack = describeOnTier('emulator', [program]);

export interface Emulator {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * @param settings variables of MiniStack, e.g. AUTH=true: it enforces IAM
 * @throws Error where it does not answer within 20 seconds
 */
export async function startMinistack(settings: Readonly<Record<string, string>> = {}): Promise<Emulator> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // It leaves the code of its functions in the system's temporary folder.
  const temporary = mkdtempSync(join(tmpdir(), 'lake-ministack-'));
  const server = spawn(resolve(__dirname, '../..', program), [], {
    stdio: 'ignore',
    env: {
      ...process.env,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      IOT_MTLS_ENABLED: '0',
      LAMBDA_EXECUTOR: 'local',
      // What its functions call: itself, whatever this shell names, and by an address, because the SDK puts the bucket
      // in front of a name.
      AWS_ENDPOINT_URL: url,
      TMPDIR: temporary,
      ...settings,
    },
  });
  const stop = async () => {
    await stopped(server);
    rmSync(temporary, { recursive: true, force: true });
  };
  try {
    await ready(`${url}/_ministack/health`, server, Date.now() + 20_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function ready(url: string, server: ChildProcess, deadline: number): Promise<void> {
  while (Date.now() < deadline && !isOver(server)) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${url} does not answer${isOver(server) ? ': the server ended' : ''}`);
}

function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function stopped(server: ChildProcess): Promise<void> {
  if (isOver(server)) return Promise.resolve();
  return new Promise((done) => {
    server.once('exit', () => done());
    server.kill();
  });
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address === null || typeof address === 'string' ? failed(address) : found(address.port),
      );
    });
  });
}
