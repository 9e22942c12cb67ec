import { jobPlan } from '../../stacks/jobs/plan';
import type { LakeTable } from '../../stacks/lake-table';
import { anEnvironment } from './an-environment';
import { sourcesOf } from './synthesised';

let tables: readonly LakeTable[];
beforeAll(async () => {
  ({ tables } = await sourcesOf());
});

describe("a job's plan", () => {
  const environment = anEnvironment('dev');
  const named = (name: string): LakeTable => {
    const found = tables.find(({ contract }) => contract.table === name);
    if (found === undefined) throw new Error(`no table ${name}`);
    return found;
  };

  test('holds every input that the contract declares, in its order, and no other', () => {
    for (const table of tables.filter(({ landing }) => !landing)) {
      const { inputs } = jobPlan(environment, table, tables);
      expect(inputs.map((input) => input.table)).toEqual(table.contract.inputs.map((input) => input.table));
    }
  });

  test('a computed input is a table of the catalog, and says nothing more', () => {
    const { inputs } = jobPlan(environment, named('accelerometer_trusted'), tables);
    expect(inputs).toContainEqual({ kind: 'table', table: 'customer_trusted' });
  });

  test('a landing input has its folder, its columns, and the share of rejects that its contract allows', () => {
    const { contract, ...landing } = named('step_trainer_landing');
    if (contract.landing === null) throw new Error('not a landing table');
    const planted = {
      ...landing,
      contract: { ...contract, landing: { ...contract.landing, maxRejects: 0.25 } },
    };
    const others = tables.filter((table) => table.contract.table !== contract.table);
    expect(jobPlan(environment, named('step_trainer_trusted'), [...others, planted]).inputs).toContainEqual({
      kind: 'landing',
      table: 'step_trainer_landing',
      location: 's3://stedi-dev-lake-111111111111-us-east-1/step_trainer/landing/',
      columns: [
        { name: 'sensorreadingtime', type: 'bigint' },
        { name: 'serialnumber', type: 'string' },
        { name: 'distancefromobject', type: 'int' },
      ],
      maxRejects: 0.25,
    });
  });

  test('table, columns and contract are those of the catalog and the contract, whole', () => {
    for (const table of tables.filter(({ landing }) => !landing))
      expect(jobPlan(environment, table, tables)).toMatchObject({
        database: 'stedi_dev',
        table: table.catalog.name,
        columns: table.catalog.columns,
        contract: table.contract,
      });
  });

  test("Iceberg's properties are the contract's, and what the environment says", () => {
    const iceberg = { formatVersion: 2, compression: 'snappy', targetFileMegabytes: 3, keepSnapshots: 17 };
    const { properties } = jobPlan({ ...environment, iceberg }, named('customer_trusted'), tables);
    expect(properties).toEqual({
      'contract.id': 'governed_customer_trusted',
      'contract.version': '1.0.0',
      zone: 'trusted',
      'write.parquet.compression-codec': 'snappy',
      'write.target-file-size-bytes': '3145728',
      'history.expire.min-snapshots-to-keep': '17',
    });
  });
});
