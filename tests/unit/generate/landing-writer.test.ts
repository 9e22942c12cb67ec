import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isGeneratedName, landingWriter } from '../../../harness/generate/landing-writer';
import type { Form, Piece } from '../../../harness/generate/profile';
import { useFreshFolder } from '../../support/fresh-folder';

const folder = useFreshFolder();

const piece = (form: Form, ...lines: readonly string[]): Piece => ({
  source: 'orders',
  form,
  lines: lines.length,
  text: lines.map((line) => `${line}\n`).join(''),
});

/** Contents of the files in the order of their names. */
const files = (): readonly string[] => {
  const landing = join(folder(), 'orders', 'landing');
  return readdirSync(landing)
    .sort()
    .map((name) => readFileSync(join(landing, name), 'utf8'));
};

async function written(linesPerFile: number, pieces: readonly Piece[]): Promise<readonly string[]> {
  const writer = await landingWriter(folder(), 'orders', linesPerFile);
  for (const one of pieces) await writer.add(one);
  await writer.close();
  return files();
}

describe('a landing writer', () => {
  test('starts a new file once a file has its lines, never within a piece', async () => {
    const pieces = [piece('plain', 'a', 'b'), piece('plain', 'c', 'd'), piece('plain', 'e')];
    expect(await written(3, pieces)).toEqual(['a\nb\nc\nd\n', 'e\n']);
  });

  test('starts a new file where the form changes', async () => {
    const pieces = [piece('quirky', 'a'), piece('plain', 'b'), piece('plain', 'c')];
    expect(await written(10, pieces)).toEqual(['a\n', 'b\nc\n']);
  });

  test('writes chunks in the order they came and counts what it wrote', async () => {
    const writer = await landingWriter(folder(), 'orders', 1_000);
    const lines = Array.from({ length: 60 }, (_, index) => `${index}`.padEnd(40_000, 'x'));
    for (const line of lines) await writer.add(piece('plain', line));
    expect(await writer.close()).toEqual({ files: 1, lines: 60, bytes: 60 * 40_001 });
    expect(files()).toEqual([lines.map((line) => `${line}\n`).join('')]);
  });

  test('asks to wait once a chunk is full, and not before', async () => {
    const writer = await landingWriter(folder(), 'orders', 1_000);
    await writer.add(piece('plain', 'first'));
    expect(writer.add(piece('plain', 'small'))).toBeNull();
    const wait = writer.add(piece('plain', 'x'.repeat(1_000_000)));
    expect(wait).toBeInstanceOf(Promise);
    await wait;
    await writer.close();
  });

  test('names files after their source and 13 digits', async () => {
    await written(1, [piece('plain', 'a'), piece('plain', 'b')]);
    const names = readdirSync(join(folder(), 'orders', 'landing'));
    expect(names).toHaveLength(2);
    expect(names.every((name) => isGeneratedName('orders', name))).toBe(true);
  });

  test.each([
    'orders-1.json',
    'orders-17000000000000.json',
    'others-1700000000000.json',
    'orders-1700000000000.json.gz',
  ])('does not take %s for a name of its own', (name) => {
    expect(isGeneratedName('orders', name)).toBe(false);
  });
});
