import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContractFiles } from '../../../harness/contract/contract-files';
import { expectedRows } from '../../../harness/contract/expectations';
import { parseContracts } from '../../../harness/contract/odcs/parse';
import { loadExpectations, parseExpectations } from '../../../harness/contract/parse-expectations';
import { findProject } from '../../../harness/contract/project/parse-project';
import { contractFolders } from '../../../harness/contract/project/project';
import { useFreshFolder } from '../../support/fresh-folder';
import { odcs } from './odcs-text';

const root = useFreshFolder();

function put(file: string, text: string): string {
  const path = join(root(), file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const lakeYaml = `name: shop
landing: contracts/landing
policies:
  strict: {contracts: contracts/strict, transforms: sql/strict}
defaultPolicy: strict
datasets:
  known: contracts/expectations/known.yaml
`;

describe('lake.yaml', () => {
  test('is found above the working folder, and its paths are absolute', async () => {
    put('lake.yaml', lakeYaml);
    mkdirSync(join(root(), 'deep/er'), { recursive: true });
    const project = await findProject(join(root(), 'deep/er'));
    expect(project).toMatchObject({ root: root(), name: 'shop', defaultPolicy: 'strict', demo: null });
    expect(contractFolders(project, 'strict')).toEqual([
      join(root(), 'contracts/landing'),
      join(root(), 'contracts/strict'),
    ]);
    expect(project.policies.strict?.transforms).toBe(join(root(), 'sql/strict'));
    expect(project.datasets).toEqual({ known: join(root(), 'contracts/expectations/known.yaml') });
  });

  test('names what is wrong in it: LAKE-005 with line and nearest name', async () => {
    put(
      'lake.yaml',
      lakeYaml.replace('datasets:', 'datsets:').replace('defaultPolicy: strict', 'defaultPolicy: strct'),
    );
    await expect(findProject(root())).rejects.toMatchObject({
      code: 'LAKE-005',
      exitCode: 2,
      message: expect.stringMatching(
        /lake.yaml:5:16: unknown policy "strct".*did you mean "strict"\?\n.*lake.yaml:6:1: unknown key "datsets".*did you mean "datasets"\?/s,
      ),
    });
  });

  test.each([
    ['without a landing folder', lakeYaml.replace(/^landing.*\n/m, ''), 'missing key "landing"'],
    ['without a policy', lakeYaml.replace(/^policies:\n.*\n/m, ''), 'no policy'],
    [
      'with a policy without transforms',
      lakeYaml.replace(', transforms: sql/strict', ''),
      'missing key "transforms"',
    ],
    ['with a scale that is no number', `${lakeYaml}demo: {profile: small, scale: lots}\n`, '"lots"'],
    ['that is no YAML', 'name: a: b\n', 'no valid YAML'],
  ])('%s is refused', async (_, text, words) => {
    put('lake.yaml', text);
    await expect(findProject(root())).rejects.toMatchObject({
      code: 'LAKE-005',
      message: expect.stringContaining(words),
    });
  });

  test('missing everywhere is LAKE-004', async () => {
    await expect(findProject(root())).rejects.toMatchObject({ code: 'LAKE-004' });
  });

  test('an unknown policy is LAKE-002', async () => {
    put('lake.yaml', lakeYaml);
    const project = await findProject(root());
    expect(() => contractFolders(project, 'toString')).toThrow(expect.objectContaining({ code: 'LAKE-002' }));
  });
});

describe('a folder of contracts', () => {
  test('is read with the folders in it, sorted, *.yaml and *.yml only, each file once', async () => {
    put('c/b.yaml', odcs({ name: 'b' }).text);
    put('c/a/z.yml', odcs({ name: 'z' }).text);
    put('c/readme.md', 'no contract');
    const files = await readContractFiles([join(root(), 'c'), join(root(), 'c')], root());
    expect(files.map(({ file }) => file)).toEqual(['c/a/z.yml', 'c/b.yaml']);
    const { contracts } = parseContracts(files);
    expect(contracts.map(({ table }) => table)).toEqual(['z', 'b']);
  });

  test('that is missing or holds no contract is LAKE-021', async () => {
    put('empty/readme.md', '');
    await expect(readContractFiles([join(root(), 'none')])).rejects.toMatchObject({ code: 'LAKE-021' });
    await expect(readContractFiles([join(root(), 'empty')])).rejects.toMatchObject({ code: 'LAKE-021' });
  });
});

describe('expected counts', () => {
  const yaml = 'dataset: known\nasOf: 2022-06-19T00:00:00Z\nrows:\n  strict:\n    a: 3\n';

  test('are rows by policy and table, judged at a moment', async () => {
    const expectations = await loadExpectations(put('known.yaml', yaml));
    expect(expectations).toMatchObject({ dataset: 'known', asOf: Date.UTC(2022, 5, 19) });
    expect(expectedRows(expectations, 'strict')).toEqual({ a: 3 });
    expect(expectedRows(expectations, 'lax')).toBeNull();
  });

  test.each([
    ['an unknown key', yaml.replace('asOf', 'asof'), 'known.yaml:2:1: unknown key "asof"'],
    ['a moment that is none', yaml.replace('2022-06-19T00:00:00Z', 'today'), 'known.yaml:2:7: "today"'],
    ['a count that is none', yaml.replace('a: 3', 'a: -3'), 'known.yaml:5:8: "-3"'],
    ['no rows', 'dataset: known\n', 'no rows'],
  ])('%s is LAKE-023', (_, text, words) => {
    expect(() => parseExpectations('known.yaml', text)).toThrow(
      expect.objectContaining({ code: 'LAKE-023', message: expect.stringContaining(words) }),
    );
  });

  test('a missing file is LAKE-022', async () => {
    await expect(loadExpectations(join(root(), 'none.yaml'))).rejects.toMatchObject({ code: 'LAKE-022' });
  });
});
