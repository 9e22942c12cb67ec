import { lakehouse, type Synthesised } from './synthesised';

let dev: Synthesised;
beforeAll(async () => {
  dev = await lakehouse('dev');
});

describe('queries', () => {
  test('both workgroups enforce an encrypted folder of their own, a cut-off and engine version 3', () => {
    const groups = dev.all('aws_athena_workgroup');
    expect(groups.map(({ name }) => name).sort()).toEqual(['stedi-dev-auditors', 'stedi-dev-scientists']);
    for (const { configuration: settings } of groups)
      expect(settings).toMatchObject({
        enforce_workgroup_configuration: true,
        bytes_scanned_cutoff_per_query: 1024 ** 3,
        engine_version: { selected_engine_version: 'Athena engine version 3' },
        result_configuration: { encryption_configuration: { encryption_option: 'SSE_S3' } },
      });
    expect(
      new Set(groups.map((group) => JSON.stringify(group).match(/"output_location":"([^"]+)"/)?.[1])).size,
    ).toBe(2);
  });

  test('the questions of sql/inspect are named queries, described by their first comment', () => {
    const queries = dev.all('aws_athena_named_query');
    expect(queries.length).toBeGreaterThanOrEqual(4);
    for (const { description, database } of queries) {
      expect(String(description).length).toBeGreaterThan(20);
      expect(database).toBe('stedi_dev');
    }
  });
});
