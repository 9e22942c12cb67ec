import { lintContracts } from '../../../harness/contract/lint/lint';
import { custom, odcs } from './odcs-text';

describe('lint', () => {
  test('reports all problems at once, in the order of the files and of their lines', () => {
    const files = [
      odcs({
        name: 'b',
        columns: '- {name: id, physicalType: bigit}',
        table: 'quality:\n  - {metric: rowCount}',
      }),
      odcs({ name: 'a', top: 'owner: me', table: custom({ inputs: ['nothing'] }) }),
    ];
    const places = lintContracts(files).problems.map(({ file, line, path }) => `${file}:${line} ${path}`);
    expect(places).toEqual([
      'a.yaml:5 ',
      'a.yaml:11 schema[0].customProperties[0].value[0]',
      'b.yaml:8 schema[0].properties[0].physicalType',
      'b.yaml:10 schema[0].quality[0]',
    ]);
  });

  test('a missing key does not hide what else is wrong', () => {
    const text = odcs({ columns: '- {name: id, physicalType: bigit}' }).text.replace('version: 1.0.0\n', '');
    const found = lintContracts([{ file: 'a.yaml', text }]).problems.map((problem) => problem.found);
    expect(found).toEqual(['missing key "version"', 'unknown type "bigit"']);
  });

  test('a value of the wrong kind is reported once, and what it spoils is not', () => {
    const files = [odcs({ columns: '- {name: id, logicalType: integr}' })];
    expect(lintContracts(files).problems.map(({ found }) => found)).toEqual(['unknown value "integr"']);
  });

  test('a broken file still gives its tables to others', () => {
    const broken = { file: 'a.yaml', text: `${odcs({ name: 'a' }).text}description:\n  purpose: a: b\n` };
    const problems = lintContracts([broken, odcs({ name: 'b', table: custom({ inputs: ['a'] }) })]).problems;
    expect(problems.map(({ file }) => file)).toEqual(['a.yaml']);
  });

  test('pii in curated is allowed where taint is a warning', () => {
    const columns = '- {name: note, physicalType: string, classification: pii}';
    const table = custom({ zone: 'curated', taint: { severity: 'warning' } });
    expect(lintContracts([odcs({ columns, table })]).problems).toEqual([]);
  });

  test.each([
    ['a text that is empty', ''],
    ['a list', '- a'],
    ['an alias without an anchor', 'a: *b'],
    ['an anchor inside itself', 'a: &a {b: *a}'],
    ['two documents', 'a: 1\n---\nb: 2'],
  ])('%s is a problem, not a crash', (_, yaml) => {
    expect(lintContracts([{ file: 'a.yaml', text: yaml }]).problems).not.toEqual([]);
  });
});
