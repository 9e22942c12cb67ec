/** What is unpacked from a gzip file that is padded, cut or damaged, wherever its parts are cut into pieces. */
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { unpackGzip } from '../../../harness/build/landing/unpack-gzip';

async function unpacked(packed: Buffer): Promise<{ content: Buffer; ending: string }> {
  const source = await unpackGzip(async (target, position) => packed.copy(target, 0, position));
  const pieces: Buffer[] = [];
  for (let piece = await source.next(); piece !== null; piece = await source.next()) pieces.push(piece);
  source.close();
  return { content: Buffer.concat(pieces), ending: source.ending };
}

const noise = randomBytes(100_000);
const zeros = Buffer.alloc(10 * 1024 * 1024);
const damaged = (packed: Buffer, fromEnd: number): Buffer => {
  const copy = Buffer.from(packed);
  copy[copy.length - fromEnd] = (copy[copy.length - fromEnd] ?? 0) ^ 0xff;
  return copy;
};

test.each([
  ['noise', noise],
  ['bytes that unpack to a thousand times as many', zeros],
])('%s before a fault is unpacked to the last byte, once', async (_, content) => {
  const whole = gzipSync(content);
  for (const packed of [Buffer.concat([whole, Buffer.from('junk')]), damaged(whole, 8), damaged(whole, 1)]) {
    const found = await unpacked(packed);
    expect(found.ending).toBe('damaged');
    expect(found.content.equals(content)).toBe(true);
  }
});

test('a stream that stops is unpacked up to there', async () => {
  const found = await unpacked(gzipSync(noise).subarray(0, -8));
  expect(found).toEqual({ content: noise, ending: 'truncated' });
  expect(await unpacked(Buffer.alloc(0))).toMatchObject({ ending: 'truncated' });
});

test('zero bytes behind a member are padding, whatever of it a read begins or ends with', async () => {
  for (const size of [0, 1, ...Array.from({ length: 40 }, (_, index) => 32_730 + index)]) {
    const member = gzipSync(noise.subarray(0, size), { level: 0 });
    for (const padding of [Buffer.alloc(1), Buffer.alloc(32 * 1024), Buffer.alloc(70_000)]) {
      const found = await unpacked(Buffer.concat([member, padding, member, padding]));
      expect(found.ending).toBe('complete');
      expect(found.content).toHaveLength(2 * size);
    }
  }
});

test('zero bytes before the first member are no padding', async () => {
  expect(await unpacked(Buffer.concat([Buffer.alloc(4), gzipSync(noise)]))).toMatchObject({
    ending: 'damaged',
  });
});
